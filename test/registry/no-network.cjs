// Loaded in front of a program: whoever looks a name up or connects to something ends it, with a code that nothing else has.
const stop = () => process.exit(99);
require('node:net').Socket.prototype.connect = stop;
require('node:dgram').Socket.prototype.bind = stop;
for (const name of ['lookup', 'resolve']) require('node:dns')[name] = stop;

// Loaded in front of a program: writes down, a line each, what it opens, starts and connects to. What it starts and connects to is
// refused, unless WATCHED_ALLOW names it. Of sockets and processes all doors that Node has are watched, of files those that are open to programs.
const fs = require('node:fs');
const path = require('node:path');
const { fileURLToPath } = require('node:url');

const { writeSync } = fs;
const log = fs.openSync(process.env.WATCHED_LOG, 'a');
const allowed = (process.env.WATCHED_ALLOW ?? '').split(',');
const tell = (kind, how, what) => writeSync(log, `${JSON.stringify({ kind, how, what })}\n`);

/** Puts something in front of functions of an object. */
function before(object, names, look) {
  for (const name of names) {
    const original = object[name];
    if (typeof original !== 'function') continue;
    object[name] = function (...args) {
      look(name, args);
      return new.target ? Reflect.construct(original, args, new.target) : Reflect.apply(original, this, args);
    };
    Object.setPrototypeOf(object[name], original);
    object[name].prototype = original.prototype;
  }
}

const refuse = (kind, what) => (how, args) => {
  const named = what(args);
  tell(kind, how, named);
  if (!allowed.includes(kind)) throw new Error(`${kind} ${how} ${named} is forbidden here`);
};

const isBareDescriptor = (file) =>
  typeof file === 'number' || (typeof file === 'object' && file !== null && 'fd' in file);
const place = (file) => {
  if (file instanceof URL) return fileURLToPath(file);
  return path.resolve(String(file));
};
const opened = (how, [file]) => {
  if (!isBareDescriptor(file)) tell('file', how, place(file));
};
const OPENING = [
  'open',
  'readFile',
  'opendir',
  'readdir',
  'createReadStream',
  'cp',
  'copyFile',
  'writeFile',
  'appendFile',
  'watch',
];
const LOOKING = ['stat', 'lstat', 'access', 'readlink', 'realpath', 'exists', 'statfs'];
const sync = (names) => names.map((name) => `${name}Sync`);
const looked = (how, [file]) => tell('look', how, place(file));
before(fs, [...OPENING, ...sync(OPENING), 'openAsBlob', 'watchFile'], opened);
before(fs.promises, OPENING, opened);
before(fs, [...LOOKING, ...sync(LOOKING)], looked);
before(fs.promises, LOOKING, looked);

const programs = require('node:child_process');
const program = ([given]) => (typeof given === 'string' ? given : (given?.file ?? String(given)));
before(programs, ['spawnSync', 'execSync', 'execFileSync'], refuse('process', program));
before(programs.ChildProcess.prototype, ['spawn'], refuse('process', program));

const net = require('node:net');
const dgram = require('node:dgram');
const dns = require('node:dns');
const address = (args) =>
  JSON.stringify(
    args.flat().map((arg) => arg?.host ?? arg?.path ?? arg?.port ?? arg),
    (_, value) => (typeof value === 'function' ? undefined : value),
  );
before(net.Socket.prototype, ['connect'], refuse('socket', address));
before(net.Server.prototype, ['listen'], refuse('socket', address));
before(dgram.Socket.prototype, ['bind', 'send', 'connect'], refuse('socket', address));
for (const module of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  before(
    module,
    Object.getOwnPropertyNames(module).filter((name) => /^(?:lookup|resolve|reverse)/.test(name)),
    refuse('socket', address),
  );
before(globalThis, ['fetch', 'WebSocket', 'EventSource'], refuse('socket', String));
before(require('node:worker_threads'), ['Worker'], refuse('process', String));
before(require('node:inspector'), ['open'], refuse('socket', String));

require('node:module').syncBuiltinESMExports();

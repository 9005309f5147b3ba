import { createServer } from 'node:http';

createServer((_request, response) => response.end('shop\n')).listen(3000);

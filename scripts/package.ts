import path from 'node:path';
import { build } from './build.ts';
import { packageExtension } from './lib/extension-package.ts';
import { root } from './lib/paths.ts';

await build();
await packageExtension(path.join(root, 'dockerfile-stages.vsix'));

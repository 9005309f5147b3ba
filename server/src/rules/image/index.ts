export { allowedRegistry } from './allowed-registry.ts';
export { basePlatform } from './base-platform.ts';
export { eol } from './eol.ts';
export { latest } from './latest.ts';
export { noDigest } from './no-digest.ts';
export { tagAndDigest } from './tag-and-digest.ts';
export { untagged } from './untagged.ts';

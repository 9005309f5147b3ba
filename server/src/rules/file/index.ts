export { copyIgnored } from './copy-ignored.ts';

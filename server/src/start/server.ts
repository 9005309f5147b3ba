import { load } from './load.ts';

/** The build puts the digest of the program here. */
declare const DIGEST: string;

// The client says where its editor wants such things to be.
const at = process.argv.indexOf('--cache');
const folder = at < 0 ? undefined : process.argv[at + 1];
load('server-main', DIGEST, { ...(folder && { folder }), early: true });

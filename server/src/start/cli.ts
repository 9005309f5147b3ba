import { load } from './load.ts';

/** The build puts the digest of the program here. */
declare const DIGEST: string;

load('cli-main', DIGEST);

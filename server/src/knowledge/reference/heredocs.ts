import type { Since } from './entry.ts';

/** The notes of the releases tell of heredocs. */
export const heredocsSince: Since = { stable: 4, labs: 3 };

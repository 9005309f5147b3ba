import path from 'node:path';

/** The repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What scripts download or make for themselves; ignored by Git, safe to delete. */
export const cache = path.join(root, '.cache');

/** What the build makes and the package contains. */
export const dist = path.join(root, 'dist');

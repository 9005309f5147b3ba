export { archiveCopiedThenExtracted } from './archive-copied-then-extracted.ts';
export { copyThenChown } from './copy-then-chown.ts';
export { deleteInLaterLayer } from './delete-in-later-layer.ts';

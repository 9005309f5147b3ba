export { copyIgnored } from './copy-ignored.ts';
export { copySourceMissing } from './copy-source-missing.ts';
export { dockerignoreMissing } from './dockerignore-missing.ts';
export { ignoreComment } from './ignore-comment.ts';
export { ignoreException } from './ignore-exception.ts';
export { ignoreMalformed } from './ignore-malformed.ts';
export { ignoreUnmatched } from './ignore-unmatched.ts';

export { cd } from './cd.ts';
export { heredocErrexit } from './heredoc-errexit.ts';
export { pipefail } from './pipefail.ts';
export { quotedHeredocVars } from './quoted-heredoc-vars.ts';
export { setShLink } from './set-sh-link.ts';
export { shellcheck } from './shellcheck.ts';
export { uselessCommand } from './useless-command.ts';

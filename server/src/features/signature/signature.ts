import { flagReferences } from '../../knowledge/reference/flags.ts';
import { isMountType, mountKeyOf } from '../../knowledge/reference/mounts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedAt } from '../../model/instructions.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { contains } from '../../text/range.ts';
import { mountSignatures, type Signature, signaturesOf } from './label.ts';
import { writtenAt } from './place.ts';

/** How that is written which the cursor is in. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The form that fits what is there so far. */
  readonly active: number;
  /** The index of the parameter at the cursor. */
  readonly parameter: number;
}

/** How the instruction, or the mount, at an offset is written. None in what a shell reads, in heredocs and in comments. */
export function signatureAt(dockerfile: Dockerfile, offset: number): SignatureHelp | undefined {
  const placed = placedAt(dockerfile, offset);
  if (!placed) return undefined;
  // What stands behind ONBUILD may not be a keyword yet.
  const { instruction: inner } = placed;
  const isBegun = inner.onbuild && (!inner.name || offset <= inner.keyword.range.end);
  const instruction = isBegun ? inner.onbuild! : inner;
  const { name, keyword, comments, headRange } = instruction;
  if (!name || offset <= keyword.range.end || offset > headRange.end) return undefined;
  if (comments.some((comment) => contains(comment, offset))) return undefined;
  const flag = instruction.flags.find(({ range }) => contains(range, offset));
  if (flag?.mount && name === 'RUN' && offset > flag.name.range.end) return mountHelp(flag, offset);
  return flag ? flagHelp(name, flag.name.text) : argumentHelp(name, instruction, offset);
}

function help(signatures: readonly Signature[], active: number, parameter: string): SignatureHelp | undefined {
  const index = signatures[active]?.parameters.findIndex((one) => one.name === parameter) ?? -1;
  return index < 0 ? undefined : { signatures, active, parameter: index };
}

/** A flag that is not complete yet stands for the first that begins like it. */
function flagHelp(name: Keyword, written: string): SignatureHelp | undefined {
  const signatures = signaturesOf(name);
  const parameters = signatures[0]!.parameters.filter((one) => one.name.startsWith(`--${written}`));
  const flag = parameters.find((one) => one.name === `--${written}`) ?? parameters[0];
  return flag && help(signatures, 0, flag.name);
}

/** Two dashes, or one, behind nothing but flags: by themselves they are none yet. */
const DASHES = /^\s*\S+(?:\s+--\S+)*\s+--?$/;

function argumentHelp(name: Keyword, instruction: Instruction, offset: number): SignatureHelp | undefined {
  const before = instruction.logicalText.slice(0, instruction.indexAt(offset));
  if (flagReferences(name).size > 0 && DASHES.test(before)) {
    const given = new Set(instruction.flags.map((flag) => flag.name.text));
    const next = [...flagReferences(name)].find(([flag, { kind }]) => kind === 'list' || !given.has(flag));
    return next && flagHelp(name, next[0]);
  }
  const written = writtenAt(instruction, offset);
  if (!written) return undefined;
  const signatures = signaturesOf(name);
  const fits = signatures.findIndex(({ parameters, label }) => {
    const isJson = label.includes('["');
    return (
      (written.form === undefined || isJson === (written.form === 'json')) &&
      parameters.some((one) => one.name === written.parameter)
    );
  });
  return help(signatures, Math.max(0, fits), written.parameter);
}

function mountHelp(flag: Flag, offset: number): SignatureHelp | undefined {
  const mount = flag.mount!;
  const types = [...mountSignatures.keys()];
  const type = isMountType(mount.type) ? mount.type : 'bind';
  const field = mount.fields.find(({ range }) => contains(range, offset));
  const written = field?.key.text ?? '';
  const { parameters } = mountSignatures.get(type)!;
  const given = new Set(mount.fields.map(({ key }) => mountKeyOf(key.text)));
  const begins = parameters.find(({ name }) => name.startsWith(written) && !given.has(name));
  const key = mountKeyOf(written) ?? begins?.name;
  return key === undefined ? undefined : help([...mountSignatures.values()], types.indexOf(type), key);
}

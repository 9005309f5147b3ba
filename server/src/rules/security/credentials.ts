import {
  CREDENTIAL_HEADER,
  type CredentialUse,
  credentialUses,
  valuedOptions,
} from '../../knowledge/secret-commands.ts';
import { secretFile } from '../../knowledge/secret-files.ts';
import { isSecretName } from '../../knowledge/secrets.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellRedirect, ShellWord } from '../../shell/script.ts';

/** A credential that a command is given. */
export interface Credential {
  /** The word that has it. */
  readonly word: ShellWord;
  /** The credential itself, as written. */
  readonly text: string;
  /** The file that keeps it. */
  readonly stored: string | undefined;
}

const byProgram = new Map<string, CredentialUse[]>();
for (const use of credentialUses) {
  for (const program of use.programs) byProgram.set(program, [...(byProgram.get(program) ?? []), use]);
}

const valued = new Map([...byProgram].map(([program, uses]) => [program, valuedOptions(program, uses)]));

/** The credential that options or operands of a command are, if it is one of a program that is known to take any. */
export function givenCredential({ program = '', args }: ShellCommand): Credential | undefined {
  const uses = byProgram.get(program);
  if (!uses) return undefined;
  const { operands, value } = parseOptions(args, valued.get(program));
  const command = operands.slice(0, 4).map(textOf).join(' ');
  for (const use of uses) {
    if (use.command && !use.command.test(command)) continue;
    const word = use.options ? value(...use.options) : undefined;
    const found = word ? { word, text: textOf(word) } : use.behind && behind(operands, use.behind);
    if (!found) continue;
    const text = use.pair ? passwordOf(found.text) : found.text;
    if (text !== undefined && text !== '') return { word: found.word, text, stored: use.stored };
  }
  return undefined;
}

/** A word without its quotes. */
const textOf = ({ value, text }: ShellWord): string => value ?? text.replace(/["']/g, '');

/** The last operand behind one that fits; or what follows `=` in that one. */
function behind(operands: readonly ShellWord[], pattern: RegExp): { word: ShellWord; text: string } | undefined {
  const at = operands.findIndex((word) => pattern.test(textOf(word)));
  if (at < 0) return undefined;
  const key = textOf(operands[at]!);
  const equals = key.indexOf('=');
  if (equals >= 0) return { word: operands[at]!, text: key.slice(equals + 1) };
  return at + 1 < operands.length ? { word: operands.at(-1)!, text: textOf(operands.at(-1)!) } : undefined;
}

/** The password of `user:password`; a variable alone may be both, if its name says so. */
function passwordOf(text: string): string | undefined {
  const colon = text.replace(/\$\{[^}]{0,100}\}/g, (variable) => '_'.repeat(variable.length)).indexOf(':');
  if (colon >= 0) return text.slice(colon + 1);
  const name = /^\$\{?(\w+)\}?$/.exec(text)?.[1];
  return name !== undefined && isSecretName(name) ? text : undefined;
}

/** What an address has in front of its host, with a variable in it: `https://$USER:$TOKEN@host`. */
const IN_ADDRESS = /\b(?:https?|ftps?):\/\/([^\s/@"'$]{0,100}\$[^\s/@"']{0,200})@/;

/** Whether a text may have an address or a header with a credential in it. */
export const mayCarryCredential = (text: string): boolean => IN_ADDRESS.test(text) || CREDENTIAL_HEADER.test(text);

/** Shorter ones stand for nobody: `Bearer QQ==`. */
const SHORTEST = 8;

/** The credential in an address or a header that a command is given. */
export function carriedCredential(command: ShellCommand): Credential | undefined {
  for (const word of command.args) {
    const text = textOf(word);
    const header = CREDENTIAL_HEADER.exec(text);
    if (header && (word.value === undefined || text.length - header.index - header[0].length >= SHORTEST)) {
      return { word, text: text.slice(header.index + header[0].length), stored: keeperOf(command) };
    }
    // What is written out in an address is security/secret-literal's business.
    const user = word.value === undefined ? IN_ADDRESS.exec(text)?.[1] : undefined;
    const password = user === undefined ? undefined : addressPassword(user);
    if (password !== undefined) return { word, text: password, stored: keeperOf(command) };
  }
  return undefined;
}

/** The part of `user:password` that a variable holds; a token may stand in front of a word that only fills the place. */
function addressPassword(user: string): string | undefined {
  const password = passwordOf(user);
  if (password?.includes('$')) return password;
  return password === undefined ? undefined : passwordOf(user.slice(0, user.length - password.length - 1));
}

/** Where Git and pip put the addresses that they are told. */
function keeperOf({ program, args }: ShellCommand): string | undefined {
  const words = args.map(textOf);
  if (program === 'git') {
    if (words.includes('config')) return words.includes('--global') ? '~/.gitconfig' : '.git/config';
    return words.includes('clone') || (words.includes('remote') && words.includes('add')) ? '.git/config' : undefined;
  }
  return words[0] === 'config' && words[1] === 'set' ? "the program's settings" : undefined;
}

const SSH_KEY = /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/;
const SAYS_SECRET = /password|passwd|_auth|token|secret/i;

/** The file of secrets that a command writes its output to. */
export function secretTarget({ redirects }: ShellCommand): ShellRedirect | undefined {
  return redirects.find(({ operator, target }) => {
    const path = target && (target.pattern ?? target.text.replace(/["']/g, ''));
    return operator.startsWith('>') && path !== undefined && secretFile(path) !== undefined;
  });
}

/** The credential that is written to a file of secrets, out of the words of one of the commands that make it. */
export function writtenCredential({ args, program }: ShellCommand, target: string): Credential | undefined {
  if (program !== 'echo' && program !== 'printf') return undefined;
  const word = args.find(({ value, text }) => value === undefined && text.includes('$'));
  if (!word || !(SSH_KEY.test(target) || args.some(({ text }) => SAYS_SECRET.test(text)))) return undefined;
  return { word, text: textOf(word), stored: target };
}

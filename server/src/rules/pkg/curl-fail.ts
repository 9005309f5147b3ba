import { CURL_VALUED } from '../../knowledge/downloaders.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { ownText } from '../../model/part.ts';
import { remember } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import { type ParsedOptions, parseOptions } from '../../shell/options.ts';
import type { Script, ShellCommand, ShellPipe, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { insertWords } from '../support/command-edits.ts';
import { textsOf } from '../support/package-command.ts';
import { commandsNamed, type PlacedCommand } from '../support/placed-command.ts';
import { isSaid } from '../support/said.ts';
import { mayBeOption } from '../support/unknown-words.ts';

export const curlFail: Rule = {
  id: 'pkg/curl-fail',
  severity: 'hint',
  summary: 'The page of an error is taken for the file that curl fetches',
  why: `When a server answers "404 Not Found", curl saves the page that says so and ends with success: the build goes on with a
file that is none, and fails much later, or never. With \`-f\` curl itself fails.`,
  reported:
    'FROM buildpack-deps:bookworm\nRUN [|curl|] -sSLo /usr/local/bin/app https://example.com/app\nUSER nobody\n',
  fine: 'FROM buildpack-deps:bookworm\nRUN curl -fsSLo /usr/local/bin/app https://example.com/app\nUSER nobody\n',
  peers: ['droast DF035'],
  changes: ['steps', 'OnBuild'],
  gathers: (part) => (SETTINGS.test(ownText(part)) ? 'curlrc' : ''),
  *check(dockerfile) {
    for (const placed of commandsNamed(dockerfile, 'curl')) {
      const { command, run } = placed;
      const options = parseOptions(command.args, CURL_VALUED);
      if (!mayFailUnseen(options, command) || !isKept(dockerfile, placed, options)) continue;
      if (isSaid(dockerfile, SETTINGS) || isVerified(dockerfile, placed)) continue;
      yield {
        range: command.name.range,
        message: 'Without -f, "curl" takes the page of an error for the file.',
        fixes: () => [{ title: 'Add -f', edits: [addFail(run, command, options)], safe: false, preferred: true }],
      };
    }
  },
};

/** Its own file of settings. */
const SETTINGS = /\bcurlrc\b/;

/** Options that see to errors, that show them, or that have another purpose than to fetch a file. */
const DECIDED = [
  '-f',
  '--fail',
  '--fail-with-body',
  '-w',
  '--write-out',
  '-I',
  '--head',
  '-i',
  '--include',
  '-K',
].concat(['--config', '-D', '--dump-header', '-T', '--upload-file', '-V', '--version', '-h', '--help']);

function mayFailUnseen(options: ParsedOptions, { args }: ShellCommand): boolean {
  if (options.has(...DECIDED) || args.some((word) => mayBeOption(word))) return false;
  // Only HTTP has pages for errors.
  return !options.operands.some(({ text }) => /^["']?(?:file|ftps?|sftp|scp|tftp|dict|ldaps?):/i.test(text));
}

/** Programs that take what they are given for a file, and go on where it is another. */
const TAKES_FILE = /^(?:tar|bsdtar|tee|dd|gpg2?|apt-key|gunzip|zcat|bunzip2|unxz|xz|gzip|cpio|install)$/;

/** Whether what is fetched becomes a file. An empty script for a shell would be no better than a page. */
function isKept(dockerfile: Dockerfile, { stage, run, command }: PlacedCommand, options: ParsedOptions): boolean {
  if (options.has('-o', '--output', '-O', '--remote-name', '--remote-name-all')) {
    return !['-', '/dev/null', '/dev/stdout'].includes(options.value('-o', '--output')?.pattern ?? '');
  }
  const into = command.redirects.find(({ operator, descriptor }) => /^>>?$/.test(operator) && descriptor !== 2);
  if (into) return !into.target?.pattern?.startsWith('/dev/');
  if (command.pipe.index + 1 >= command.pipe.length) return false;
  const { reader } = facts(scriptOf(dockerfile, stage, run));
  return TAKES_FILE.test(reader.get(placeOf(command.pipe, 1)) ?? '');
}

/** Whether the RUN looks at what was fetched: a checksum or a signature finds the page out. */
const isVerified = (dockerfile: Dockerfile, { stage, run, command }: PlacedCommand): boolean =>
  facts(scriptOf(dockerfile, stage, run)).lastCheck > command.range.start;

const placeOf = ({ range, index }: ShellPipe, further = 0): string => `${range.start} ${index + further}`;

/** The programs in pipes by their places, and where something is verified last. */
const facts = remember(({ commands }: Script) => {
  const reader = new Map(commands.map(({ pipe, program }) => [placeOf(pipe), program]));
  return { reader, lastCheck: commands.findLast(verifies)?.range.start ?? -1 };
});

function verifies(command: ShellCommand): boolean {
  const { program = '' } = command;
  if (/^(?:sha\d*|md5|b2)sum$|^shasum$/.test(program)) return has(command, /^-\w*c|^--check/);
  return /^gpgv?2?$/.test(program) && (program === 'gpgv' || has(command, /^--(?:batch|verify)/));
}

const has = (command: ShellCommand, option: RegExp): boolean =>
  textsOf(command).some((word) => word !== undefined && option.test(word));

/** `-sSL` becomes `-fsSL`. */
function addFail(run: Instruction, command: ShellCommand, options: ParsedOptions): Edit {
  const group = command.args.find((word) => isGroup(word, options));
  return group ? insert(group.range.start + group.text.indexOf('-') + 1, 'f') : insertWords(run, command, 0, '-f');
}

/** Short options that are written together, or one without a value. */
const isGroup = (word: ShellWord, { options }: ParsedOptions): boolean =>
  /^["']?-[A-Za-z#]+["']?$/.test(word.text) &&
  word.text.length === word.range.end - word.range.start &&
  options.some((option) => option.word === word && !(option.argument && word.text.length === 2));

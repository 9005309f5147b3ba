import { readHeredocWord } from '../syntax/heredoc.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Pair } from '../syntax/pair.ts';
import type { Word } from '../syntax/word.ts';
import { isKnown, resolvePath, workdirAt } from './directory.ts';
import { assignedSpots } from './paths-in.ts';
import type { Stage } from './stage.ts';
import { ANYWHERE, type Spot, type Trace, trace } from './trace.ts';

/** The traces of all instructions but RUN. */
export function tracesOfFiles(stage: Stage, instruction: Instruction): Trace[] {
  const spots = spotsOf(stage, instruction);
  return spots.map((spot) => trace(stage, instruction, instruction.keyword.range, spot));
}

function spotsOf(stage: Stage, instruction: Instruction): Spot[] {
  switch (instruction.name) {
    case 'COPY':
    case 'ADD':
      return copySpots(stage, instruction);
    case 'WORKDIR': {
      const [word] = instruction.words;
      return word ? placeOf(stage, instruction, word).map((path) => ({ path, certain: true })) : [];
    }
    case 'VOLUME':
      return instruction.words.flatMap((word) => placeOf(stage, instruction, word).map((path) => ({ path })));
    case 'ENV':
    case 'ARG':
      return instruction.pairs.flatMap((pair) => variableSpots(stage, instruction, pair));
    // Of a frontend that has more instructions than Docker's.
    case undefined:
      return [ANYWHERE];
    default:
      return [];
  }
}

/** What a variable may do to the programs behind it. Of one with a part that is not known the other parts count. */
function variableSpots({ scope }: Stage, { range }: Instruction, { name, value }: Pair): Spot[] {
  const known = scope.value(name.text, { range: { start: range.end, end: range.end } });
  if (known !== undefined && known !== null) return assignedSpots(name.text, known);
  return [...assignedSpots(name.text, undefined), ...assignedSpots('', value?.text ?? '')];
}

/** Where a word leads, and anywhere else if a variable may lead there. */
function placeOf(stage: Stage, instruction: Instruction, word: Word): (string | undefined)[] {
  const value = stage.scope.evaluate(word.text, instruction);
  const directory = workdirAt(stage, instruction);
  if (value === undefined || /^[A-Za-z]:|\\/.test(value)) return [undefined];
  const path = value.startsWith('/') || isKnown(directory) ? resolvePath(directory, value) : undefined;
  return word.text.includes('$') && path !== undefined ? [path, undefined] : [path];
}

/** Names that no folder has. */
const FILE =
  /^[^*?[$]+\.(?:json5?|jsonc|lock|lockb|mod|sum|toml|ya?ml|xml|gradle|kts|properties|jar|war|sh|bash|conf|cfg|cnf|ini|txt|md|html?|css|py|rb|rs|c|h|cc|cpp|hpp|java|cs|csproj|fsproj|sln|sql|crt|pem|key|so|a|exe|dll|zip|whl|deb|apk|rpm)$/;

function copySpots(stage: Stage, instruction: Instruction): Spot[] {
  const target = instruction.words.at(-1);
  const sources = instruction.words.slice(0, -1);
  if (!target || sources.length === 0) return [];
  const places = placeOf(stage, instruction, target);
  const value = stage.scope.evaluate(target.text, instruction) ?? '';
  const intoFolder = sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(value);
  const names = sources.map((word) => fileName(instruction, word));
  return places.flatMap((path): Spot[] => {
    if (path === undefined) return [ANYWHERE];
    if (names.includes(undefined)) return [{ path, certain: true, open: true }];
    const files = names.map((name): Spot => ({ path: resolvePath(path, name!), certain: intoFolder }));
    return intoFolder ? files : [{ path, certain: true }, ...files];
  });
}

/** The name of a source that is certainly one file, and keeps its name. */
function fileName(instruction: Instruction, { text }: Word): string | undefined {
  if (instruction.flag('parents')) return undefined;
  const heredoc = readHeredocWord(text);
  if (heredoc) return heredoc.delimiter;
  // ADD unpacks archives, and takes names from servers.
  const name = text.slice(text.lastIndexOf('/') + 1);
  return FILE.test(name) && !/^\w+:|^git@/.test(text) ? name : undefined;
}

import { isWindows } from '../../model/base-image.ts';
import { isKnown, isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import type { Rule } from '../rule.ts';

/** Folders of the system. https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html */
const SYSTEM: ReadonlySet<string> = new Set([
  ...['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/usr/bin', '/usr/sbin', '/usr/lib', '/usr/lib64'],
  ...['/boot', '/etc', '/initrd', '/lost+found'],
]);

/** What the kernel puts there when the container starts, over whatever was in the image. */
const KERNEL = ['/proc', '/sys', '/dev'] as const;

export const sensitiveWorkdir: Rule = {
  id: 'security/sensitive-workdir',
  severity: 'warning',
  summary: 'The working directory is a folder of the system',
  severities: 'a **hint** where the whole build context is copied to the root folder.',
  why: `What is copied to \`.\` and what the program writes gets mixed up with the files of the system, and may replace some of them.
In \`/proc\`, \`/sys\` and \`/dev\` it is lost when the container starts. Use a folder of your own: \`WORKDIR /app\`.`,
  reported: 'FROM node:22\nWORKDIR [|/usr/bin|]\nCOPY . .\n',
  fine: 'FROM node:22\nWORKDIR /usr/src/app\nCOPY . .\nWORKDIR /\n',
  peers: ['Trivy DS-0030'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      if (isWindows(dockerfile, stage)) continue;
      /** The WORKDIR that has made the root folder the working directory. */
      let inRoot: Word | undefined;
      for (const instruction of stage.instructions) {
        if (inRoot && copiesAll(instruction)) {
          yield { range: inRoot.range, message: 'The build context is copied to the root folder.', severity: 'hint' };
          inRoot = undefined;
        }
        const [word] = instruction.words;
        if (instruction.name !== 'WORKDIR' || !word) continue;
        const path = stage.scope.evaluate(word.text, instruction);
        const directory = path ? resolvePath(workdirAt(stage, instruction), path) : undefined;
        inRoot = directory === '/' ? word : undefined;
        if (directory === undefined || !isKnown(directory) || !isOfSystem(directory)) continue;
        yield { range: word.range, message: `"${directory}" is a folder of the system.` };
      }
    }
  },
};

const isOfSystem = (directory: string): boolean =>
  SYSTEM.has(directory) || KERNEL.some((folder) => isWithin(directory, folder));

/** `COPY . .` */
const copiesAll = ({ name, words, flags }: Instruction): boolean =>
  (name === 'COPY' || name === 'ADD') &&
  words.length === 2 &&
  words.every(({ text }) => text === '.' || text === './') &&
  !flags.some((flag) => flag.name.text === 'from');

import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { distance } from '../../text/distance.ts';
import { insert, remove, replace } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';

export const fromArguments: Rule = {
  id: 'syntax/from-arguments',
  severity: 'error',
  summary: 'FROM takes an image, or an image AS a name, and nothing else',
  why: `The builder stops there. It reads an image, AS and a name, and has no use for a word more or less.`,
  reported: 'FROM golang:1.22 [|build|]\nRUN go build -o /app .\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\n',
  peers: [],
  each: ['FROM'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { from } of dockerfile.stages) {
      const fault = from.words.length === 1 ? undefined : faultOf(dockerfile, from, ownWords(from));
      if (fault) yield fault;
    }
  },
};

/** Without what other rules tell of: a flag behind the image (syntax/misplaced-flag), a comment (syntax/trailing-comment). */
function ownWords({ words }: Instruction): readonly Word[] {
  const comment = words.findIndex(({ text }, i) => i > 0 && isComment(text));
  return (comment < 0 ? words : words.slice(0, comment)).filter((word) => !isFlag(word));
}

/** Whether a word of FROM is meant for its flag. */
export const isFlag = ({ text }: Word): boolean => /^--?platform=/.test(text);

/** The last of the words from one on, up to a flag among them. */
function lastBehind({ words }: Instruction, own: readonly Word[], first: Word): Word {
  const flag = words.find((word) => isFlag(word) && word.range.start > first.range.start)?.range.start ?? Infinity;
  return own.findLast(({ range }) => range.start < flag)!;
}

/** Whether a word of FROM begins what is meant for a comment. */
export const isComment = (text: string): boolean => /^#[^$"']*$/.test(text);

const isAs = (word: Word | undefined): boolean => word?.text.toLowerCase() === 'as';

/** What parseBuildStageName in BuildKit's instructions/parse.go refuses. */
function faultOf(dockerfile: Dockerfile, from: Instruction, words: readonly Word[]): Problem | undefined {
  const [image, second, third, fourth] = words;
  if (!image) return { range: from.keyword.range, message: 'FROM needs a base image.' };
  if (!second) return undefined;
  if (isAs(second)) {
    if (!third) return noName(image, second);
    return fourth && superfluous(fourth, lastBehind(from, words, fourth));
  }
  if (third) {
    return !fourth && distance(second.text.toLowerCase(), 'as', 1) <= 1
      ? { ...superfluous(second, second), fixes: () => [writeAs(dockerfile, second)] }
      : superfluous(second, lastBehind(from, words, second));
  }
  return { ...superfluous(second, second), fixes: () => insertAs(dockerfile, second) };
}

const noName = (image: Word, { range }: Word): Problem => ({
  range,
  message: 'The name of the stage is missing after AS.',
  fixes: () => [
    {
      title: 'Delete AS',
      edits: [remove({ start: image.range.end, end: range.end })],
      safe: false,
      preferred: false,
    },
  ],
});

const superfluous = (first: Word, last: Word): Problem => ({
  range: { start: first.range.start, end: last.range.end },
  message:
    first === last
      ? `FROM takes an image, or an image AS a name: "${shown(first.text)}" is neither.`
      : `FROM takes an image, or an image AS a name: from "${shown(first.text)}" on, there are too many words.`,
});

const as = (dockerfile: Dockerfile): string => (keyword(dockerfile, 'FROM') === 'from' ? 'as' : 'AS');

const writeAs = (dockerfile: Dockerfile, { range }: Word): Fix => ({
  title: 'Write AS',
  edits: [replace(range, as(dockerfile))],
  safe: false,
  preferred: true,
});

/** None where another stage has the name, or an image: then it was hardly meant for one. */
const insertAs = (dockerfile: Dockerfile, { range, text }: Word): Fix[] => {
  const isReserved = /^(?:scratch|context)$/i.test(text);
  if (!/^[a-z][\w.-]*$/i.test(text) || isReserved || stagesNamed(dockerfile, text.toLowerCase()).length > 0) return [];
  const edits = [insert(range.start, `${as(dockerfile)} `)];
  return [{ title: 'Insert AS', edits, safe: false, preferred: true }];
};

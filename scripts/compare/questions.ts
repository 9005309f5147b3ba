import type { Question } from './question.ts';
import { completionQuestions } from './questions/completion.ts';
import { hoverQuestions } from './questions/hover.ts';
import { navigationQuestions } from './questions/navigation.ts';
import { problemQuestions } from './questions/problems.ts';
import { structureQuestions } from './questions/structure.ts';

/** All questions, under what they are about. */
export const subjects: readonly { readonly title: string; readonly questions: readonly Question[] }[] = [
  { title: 'Problems and fixes', questions: problemQuestions },
  { title: 'Completion', questions: completionQuestions },
  { title: 'Hover and hints', questions: hoverQuestions },
  { title: 'Navigation and renaming', questions: navigationQuestions },
  { title: 'Structure and layout', questions: structureQuestions },
];

export const questions: readonly Question[] = subjects.flatMap((subject) => subject.questions);

import { testRule } from '../../../../test/support/rule-test.ts';
import { todo } from './todo.ts';

testRule(todo, {
  reports: [
    {
      name: 'comments between instructions and within them',
      text: '# @[|TODO|] (me): a TODO\nFROM alpine:3.22\nRUN a \\\n  # [|FIXME|]\n  && b\n# [|todo|]: c\n',
      problems: ['TODO', 'FIXME', 'todo'].map((word) => ({ message: `"${word}" is still to be done.` })),
    },
  ],
  quiet: [
    { name: 'other words', text: '# the todo app, and TODOS\nFROM alpine:3.22\nRUN echo TODO # TODO\n' },
    { name: 'heredocs', text: 'FROM alpine:3.22\nRUN <<EOF\n# TODO\nx\nEOF\n' },
  ],
});

import { testRule } from '../../../../test/support/rule-test.ts';
import { onbuildDependency } from './onbuild-dependency.ts';

testRule(onbuildDependency, {
  reports: [
    {
      name: 'a stage of this file, which others do not see, and a mount',
      text: 'FROM a:1 AS build\nFROM a:1\nONBUILD COPY --from=[|build|] /a /a\nONBUILD RUN --mount=type=bind,from=[|deps|],target=/x ls\n',
      problems: [
        { message: 'The file that builds on this image has to have a stage "build".' },
        { message: 'The file that builds on this image has to have a stage "deps".' },
      ],
    },
  ],
  quiet: [
    {
      name: 'an index, and a slip in a name, which have rules of their own',
      text: 'FROM a:1 AS build\nFROM a:1\nONBUILD COPY --from=0 /a /a\nONBUILD COPY --from=biuld /a /a\n',
    },
    {
      name: 'a trigger for this file',
      text: 'FROM a:1 AS src\nFROM a:1 AS base\nONBUILD COPY --from=src /a /a\nFROM base\n',
    },
    {
      name: 'an image',
      text: 'FROM a:1\nONBUILD COPY --from=me/tool /a /a\nONBUILD COPY --from=golang /a /a\nONBUILD COPY --from=tool:1 /a /a\n',
    },
    { name: 'what is no trigger', text: 'FROM a:1\nCOPY --from=deps /a /a\n' },
    { name: 'a trigger that copies from the context', text: 'FROM a:1\nONBUILD COPY . .\n' },
  ],
});

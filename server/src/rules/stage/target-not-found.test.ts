import { testBuilderRule } from '../../../../test/support/builder-rule-test.ts';
import { targetNotFound } from './target-not-found.ts';

const compose = (build: string) => `services:\n  a:\n    build: ${build}\n`;

testBuilderRule(targetNotFound, {
  reports: [
    {
      name: 'a slip, whose stage is at hand',
      text: compose('{ context: ., target: "[|relase|]" }'),
      dockerfile: 'FROM a AS build\nFROM a AS Release\n',
      problems: [
        {
          message: 'Dockerfile has no stage "relase".',
          fixes: [
            { title: 'Build stage "Release"', after: compose('{ context: ., target: "Release" }'), preferred: true },
          ],
        },
      ],
    },
    {
      name: 'an index, once for each word',
      text: `x: &b { context: ., target: [|1|] }\nservices: { a: { build: *b }, b: { build: *b } }\n`,
      dockerfile: 'FROM a AS build\nFROM a\n',
      problems: [{ message: 'Dockerfile has no stage "1".' }],
    },
  ],
  quiet: [
    { name: 'another case', text: compose('{ context: ., target: BUILD }'), dockerfile: 'FROM a AS build\n' },
    {
      name: 'what is not certain',
      text: compose('{ context: ., target: "${T:-x}" }'),
      dockerfile: 'FROM a AS build\n',
    },
    {
      name: 'the language of another frontend, and a file without stages',
      text: compose('{ context: ., target: x }'),
      dockerfile: '# syntax=r2d4/mocker\nFROM a\n',
    },
    { name: 'an empty Dockerfile', text: compose('{ context: ., target: x }'), dockerfile: '' },
    {
      name: 'a context of that name',
      text: compose('{ context: ., target: x, additional_contexts: { x: ../x } }'),
      dockerfile: 'FROM a AS build\n',
    },
  ],
});

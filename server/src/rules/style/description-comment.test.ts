import { testRule } from '../../../../test/support/rule-test.ts';
import { descriptionComment } from './description-comment.ts';

testRule(descriptionComment, {
  reports: [
    {
      name: 'the comment right above a stage and an ARG',
      text: '# first\n[|#  the base|]\nFROM a:1 AS Base\n  [|#the tag|]\n  ARG TAG OTHER\n',
      problems: [
        {
          message: 'A description has to begin with "base".',
          fixes: [
            {
              title: 'Begin it with "base"',
              after: '# first\n#  base the base\nFROM a:1 AS Base\n  #the tag\n  ARG TAG OTHER\n',
              safe: true,
            },
          ],
        },
        {
          message: 'A description has to begin with "TAG".',
          fixes: [
            {
              title: 'Begin it with "TAG"',
              after: '# first\n#  the base\nFROM a:1 AS Base\n  # TAG the tag\n  ARG TAG OTHER\n',
              safe: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the name with a colon behind it, and a line without words',
      text: '[|# base: what all need|]\nFROM a:1 AS base\n[|######|]\nFROM a:1 AS end\n',
      problems: [
        {
          message: 'A description has to begin with "base" and a blank.',
          fixes: [
            {
              title: 'Begin it with "base"',
              after: '# base what all need\nFROM a:1 AS base\n######\nFROM a:1 AS end\n',
              safe: true,
            },
          ],
        },
        { message: 'A description has to begin with "end".' },
      ],
    },
  ],
  quiet: [
    { name: 'descriptions', text: '# TAG is it\nARG TAG\n# base is it\nFROM a:1 AS base\n# B is it\nARG A B\n' },
    { name: 'an empty line, or an empty comment', text: '# x\n\nARG TAG\n# x\n#\nFROM a:1 AS base\n' },
    {
      name: 'directives and suppressions',
      text: '# syntax=docker/dockerfile:1\nARG TAG\n# hadolint ignore=DL3006\nFROM a AS b\n',
    },
    { name: 'other instructions, and a stage without a name', text: '# x\nFROM a:1\n# y\nRUN z\n' },
  ],
});

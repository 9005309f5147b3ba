import { testRule } from '../../../../test/support/rule-test.ts';
import { unusedIgnore } from './unused-ignore.ts';

const unknown = (name: string) => `No rule is called "${name}".`;
const unused = (name: string) => `There is nothing here that "${name}" would report.`;
const unheard = (name: string, why: string) => `BuildKit does not skip "${name}": ${why}.`;
const gone = { safe: true, preferred: true };

testRule(unusedIgnore, {
  reports: [
    {
      name: 'a slip in a name',
      text: '# check=skip=[|StageNameCassing|]\nFROM a:1 AS B\n# hadolint ignore=[|DL9999|] # why\nUSER 1\n',
      problems: [
        {
          message: unknown('StageNameCassing'),
          fixes: [
            {
              title: 'Use "StageNameCasing"',
              after: '# check=skip=StageNameCasing\nFROM a:1 AS B\n# hadolint ignore=DL9999 # why\nUSER 1\n',
              preferred: true,
            },
            { title: 'Delete the comment', after: 'FROM a:1 AS B\n# hadolint ignore=DL9999 # why\nUSER 1\n', ...gone },
          ],
        },
        {
          message: unknown('DL9999'),
          fixes: [
            { title: 'Delete the comment', after: '# check=skip=StageNameCassing\nFROM a:1 AS B\nUSER 1\n', ...gone },
          ],
        },
      ],
    },
    {
      name: 'a name that suppresses nothing, among others, and leaves other options',
      text: '# check=skip=[|var/nothing|],MaintainerDeprecated,[|FromAsCasing|];error=true\nFROM a:1 AS b\nMAINTAINER x\n',
      problems: [
        {
          message: unknown('var/nothing'),
          fixes: [
            {
              title: 'Delete "var/nothing"',
              after: '# check=skip=MaintainerDeprecated,FromAsCasing;error=true\nFROM a:1 AS b\nMAINTAINER x\n',
              ...gone,
            },
          ],
        },
        {
          message: unused('FromAsCasing'),
          fixes: [
            {
              title: 'Delete "FromAsCasing"',
              after: '# check=skip=var/nothing,MaintainerDeprecated;error=true\nFROM a:1 AS b\nMAINTAINER x\n',
              ...gone,
            },
          ],
        },
      ],
    },
    {
      name: 'the only name, in front of another option and behind it',
      text: '# check=skip=[|MaintainerDeprecated|];error=true\nFROM a:1\n',
      problems: [
        {
          message: unused('MaintainerDeprecated'),
          fixes: [{ title: 'Delete "MaintainerDeprecated"', after: '# check=error=true\nFROM a:1\n', ...gone }],
        },
      ],
    },
    {
      name: 'the same behind it',
      text: '# check=error=true;skip=[|MaintainerDeprecated|]\nFROM a:1\n',
      problems: [
        {
          message: unused('MaintainerDeprecated'),
          fixes: [{ title: 'Delete "MaintainerDeprecated"', after: '# check=error=true\nFROM a:1\n', ...gone }],
        },
      ],
    },
    {
      name: 'a comment above another instruction than it was written for',
      text: 'FROM a:1\n# check=skip=[|stage/unnamed|]\nUSER 1\nMAINTAINER x\n# hadolint ignore=[|DL4000|]\nRUN y\n',
      problems: [
        {
          message: unused('stage/unnamed'),
          fixes: [
            {
              title: 'Delete the comment',
              after: 'FROM a:1\nUSER 1\nMAINTAINER x\n# hadolint ignore=DL4000\nRUN y\n',
              ...gone,
            },
          ],
        },
        {
          message: unused('DL4000'),
          fixes: [
            {
              title: 'Delete the comment',
              after: 'FROM a:1\n# check=skip=stage/unnamed\nUSER 1\nMAINTAINER x\nRUN y\n',
              ...gone,
            },
          ],
        },
      ],
    },
    {
      name: 'what BuildKit does not read, behind a blank',
      text: '# check=skip=StageNameCasing, [|MaintainerDeprecated|],  [|FromAsCasing|] ;error=true\nFROM a:1 as B\nMAINTAINER x\n',
      problems: [
        {
          message: unheard('MaintainerDeprecated', 'it reads no further than the first blank'),
          fixes: [
            {
              title: 'Delete the blanks',
              after:
                '# check=skip=StageNameCasing,MaintainerDeprecated,  FromAsCasing ;error=true\nFROM a:1 as B\nMAINTAINER x\n',
              preferred: true,
            },
          ],
        },
        {
          message: unheard('FromAsCasing', 'it reads no further than the first blank'),
          fixes: [
            {
              title: 'Delete the blanks',
              after:
                '# check=skip=StageNameCasing,MaintainerDeprecated,FromAsCasing ;error=true\nFROM a:1 as B\nMAINTAINER x\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'what BuildKit does not hear in an indented comment',
      text: 'FROM a:1\n  # check=skip=[|MaintainerDeprecated|]\n  MAINTAINER x\n',
      problems: [
        {
          message: unheard('MaintainerDeprecated', 'it does not hear an indented comment'),
          fixes: [
            {
              title: 'Delete the indentation',
              after: 'FROM a:1\n# check=skip=MaintainerDeprecated\n  MAINTAINER x\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'what BuildKit does not hear where it stands',
      text: `FROM a:1
# check=skip=StageNameCasing,[|DuplicateStageName|]
# check=skip=[|FromAsCasing|]
FROM a:1 AS B
# check=skip=[|MaintainerDeprecated|]
#
MAINTAINER x
# check=foo=x;skip=[|LegacyKeyValueFormat|]
ENV a b
`,
      problems: [
        { message: unheard('DuplicateStageName', 'this check can be skipped for the whole file only') },
        { message: unheard('FromAsCasing', 'of the comments above an instruction it hears the first "check" alone') },
        { message: unheard('MaintainerDeprecated', 'an empty comment parts this one from the instruction') },
        { message: unheard('LegacyKeyValueFormat', 'it does not understand the options in this comment') },
      ],
    },
    {
      name: 'a name in a comment for a stage',
      text: 'FROM a:1\nMAINTAINER x\n# hadolint stage ignore=[|DL4000|],DL3006 # why\nFROM a:1\nUSER 1\n',
      problems: [
        {
          message: unused('DL4000'),
          fixes: [
            {
              title: 'Delete "DL4000"',
              after: 'FROM a:1\nMAINTAINER x\n# hadolint stage ignore=DL3006 # why\nFROM a:1\nUSER 1\n',
              ...gone,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment for a stage above another instruction than FROM',
      text: 'FROM a:1\n# hadolint stage ignore=[|DL4000|]\nMAINTAINER x\n',
      problems: [
        {
          message: unused('DL4000'),
          fixes: [{ title: 'Delete the comment', after: 'FROM a:1\nMAINTAINER x\n', ...gone }],
        },
      ],
    },
    {
      name: 'a comment without which the next one would become a directive',
      text: '# hadolint global ignore=[|DL9999|]\n# escape=`\nFROM a:1\n',
      problems: [{ message: unknown('DL9999') }],
    },
  ],
  quiet: [
    { name: 'what suppresses something', text: '# check=skip=MaintainerDeprecated\nFROM a:1\nMAINTAINER x\n' },
    { name: 'the same above an instruction', text: 'FROM a:1\n# hadolint ignore=DL4000\nMAINTAINER x\n' },
    { name: 'the same for a stage', text: 'FROM a:1\n# hadolint stage ignore=DL4000\nFROM a:1\nMAINTAINER x\n' },
    { name: 'peers whose reports differ from ours', text: '# check=skip=JSONArgsRecommended,UndefinedVar\nFROM a:1\n' },
    { name: 'rules of peers that we do not have', text: 'FROM a:1\n# hadolint ignore=DL3003,SC2086\nRUN y\n' },
    {
      name: 'a comment that BuildKit hears across others and empty lines, in continued lines too',
      text: 'FROM a:1\n# check=skip=MaintainerDeprecated because\n# of this\n\n\\\nMAINTAINER x\n',
    },
    { name: 'checks that hold for more than ours', text: 'FROM a:1\n# check=skip=LegacyKeyValueFormat\nENV a = b\n' },
    { name: 'everything among other names', text: 'FROM a:1\n# check=skip=UndefinedVar,all\nRUN x\n' },
    { name: 'everything', text: '# check=skip=all\nFROM a:1\n' },
    { name: 'other options', text: '# check=error=true;experimental=all\nFROM a:1\n' },
    { name: 'words that are no names', text: 'FROM a:1\n# hadolint ignore=DL3008 since it is fine\nRUN y\n' },
    { name: 'comments of others', text: '# hadolint shell=/bin/bash\n#trivy:ignore:DS-0002\nFROM a:1\n' },
  ],
});

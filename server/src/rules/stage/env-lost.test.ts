import { testRule } from '../../../../test/support/rule-test.ts';
import { envLost } from './env-lost.ts';

testRule(envLost, {
  reports: [
    {
      name: 'a folder behind a variable of the stage, copied with another way to write it',
      text: 'FROM ruby:3.4 AS deps\nENV HOME_OF=/opt/gems\nENV GEM_HOME=$HOME_OF A=b\nRUN gem install rails\nFROM ruby:3.4-slim AS run\nWORKDIR /opt\nCOPY --chown=1 --from=deps [|/opt/gems/|] ./gems\nFROM run\nCMD rails server\n',
      problems: [
        {
          message: 'GEM_HOME leads to /opt/gems in stage "deps", but not here.',
          fixes: [
            {
              title: 'Set GEM_HOME here, too',
              after:
                'FROM ruby:3.4 AS deps\nENV HOME_OF=/opt/gems\nENV GEM_HOME=$HOME_OF A=b\nRUN gem install rails\nFROM ruby:3.4-slim AS run\nWORKDIR /opt\nCOPY --chown=1 --from=deps /opt/gems/ ./gems\nENV GEM_HOME=/opt/gems\nFROM run\nCMD rails server\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'PATH of a base of the stage',
      text: 'FROM python:3.13 AS base\nENV PATH \'/opt/bin:$PATH\'\nENV PATH=/app/.venv/bin:$PATH\nFROM base AS build\nRUN make\nFROM python:3.13\nCOPY --from=build [|/app|] /app\nENTRYPOINT ["python"]\nCMD ["-m", "app"]\n',
      problems: [
        {
          message: 'PATH leads to /app/.venv/bin in stage "build", but not here.',
          fixes: [
            {
              title: 'Set PATH here, too',
              after:
                'FROM python:3.13 AS base\nENV PATH \'/opt/bin:$PATH\'\nENV PATH=/app/.venv/bin:$PATH\nFROM base AS build\nRUN make\nFROM python:3.13\nCOPY --from=build /app /app\nENV PATH="/app/.venv/bin:$PATH"\nENTRYPOINT ["python"]\nCMD ["-m", "app"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a copy that goes on where the file ends, without a fix',
      text: 'FROM python:3.13 AS build\nENV PATH=/app/.venv/bin:$PATH\nRUN make\nFROM python:3.13\nENTRYPOINT ["python"]\nCOPY --from=build [|/app|] /app \\\n# all\n',
      problems: [{ message: 'PATH leads to /app/.venv/bin in stage "build", but not here.' }],
    },
  ],
  quiet: [
    {
      name: 'a variable of the image',
      text: 'FROM a:1 AS b\nENV PATH=/opt/v/bin:$PATH\nFROM a:1\nARG WHERE=/opt/v\nENV PATH=$WHERE/bin:$PATH\nCOPY --from=b /opt/v /opt/v\nCMD ["x"]\n',
    },
    {
      name: 'a program named by its path',
      text: 'FROM a:1 AS b\nENV PATH=/opt/v/bin:$PATH\nFROM a:1\nCOPY --from=b /opt/v /opt/v\nCMD ["/opt/v/bin/x"]\n',
    },
    {
      name: 'a folder that something else tells of',
      text: 'FROM a:1 AS b\nENV PATH=/opt/v/bin:$PATH\nFROM a:1\nCOPY --from=b /opt/v /opt/v\nRUN ln -s /opt/v/bin/* /bin/\nCMD ["x"]\n',
    },
    {
      name: 'a script, which may set it',
      text: 'FROM a:1 AS b\nENV PATH=/opt/v/bin:$PATH\nFROM a:1\nCOPY --from=b /opt/v /opt/v\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["x"]\n',
    },
    {
      name: 'another place',
      text: 'FROM a:1 AS b\nENV PATH=/opt/v/bin:$PATH\nFROM a:1\nCOPY --from=b /opt/v /usr/local\nCOPY --from=b /opt/w /opt/w\nCMD ["x"]\n',
    },
    {
      name: 'a stage based on it, and one that is not shipped',
      text: 'FROM a:1 AS b\nENV PATH=/opt/v/bin:$PATH\nFROM a:1 AS t\nCOPY --from=b /opt/v /opt/v\nCMD ["x"]\nFROM b\nCMD ["x"]\n',
    },
    {
      name: 'an image that starts nothing',
      text: 'FROM a:1 AS b\nENV PATH=/opt/v/bin:$PATH\nFROM a:1\nCOPY --from=b /opt/v /opt/v\n',
    },
    {
      name: 'an argument',
      text: 'FROM a:1 AS b\nARG PATH=/opt/v/bin\nFROM a:1\nCOPY --from=b /opt/v /opt/v\nCMD ["x"]\n',
    },
  ],
});

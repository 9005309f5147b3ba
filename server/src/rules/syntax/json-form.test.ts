import { testRule } from '../../../../test/support/rule-test.ts';
import { jsonForm } from './json-form.ts';

const node = (line: string) => `FROM node:22\nUSER node\n${line}\n`;
const written = (line: string) => [{ title: 'Write it as JSON', after: node(line), preferred: true }];

testRule(jsonForm, {
  reports: [
    {
      name: 'blanks that JSON does not have',
      text: node('CMD [[|\u00a0|]"node", "x"\u0085,\v"y"\ufeff]'),
      problems: [
        {
          message: 'This blank in an array is no plain space: the builder takes it for the shell form.',
          fixes: written('CMD [ "node", "x" , "y" ]'),
        },
      ],
    },
    {
      name: 'such a blank in SHELL, which has no other form',
      text: node('SHELL ["sh",[|\u00a0|]"-c"]'),
      problems: [
        {
          message: 'This blank in an array is no plain space: the builder stops.',
          severity: 'error',
          fixes: written('SHELL ["sh", "-c"]'),
        },
      ],
    },
    {
      name: 'elements that are no strings, each',
      text: node('CMD ["node", [|8080|], [|true|], [|["x"]|]]'),
      problems: [
        {
          message: 'An array of CMD holds strings only, and 8080 is not one.',
          severity: 'error',
          fixes: [
            {
              title: 'Write "8080"',
              after: node('CMD ["node", "8080", true, ["x"]]'),
              preferred: true,
            },
          ],
        },
        {
          message: 'An array of CMD holds strings only, and true is not one.',
          severity: 'error',
          fixes: [
            {
              title: 'Write "true"',
              after: node('CMD ["node", 8080, "true", ["x"]]'),
              preferred: true,
            },
          ],
        },
        { message: 'An array of CMD holds strings only, and ["x"] is not one.', severity: 'error' },
      ],
    },
    {
      name: 'a trigger that nothing runs, and a health check',
      text: 'FROM node:22\nONBUILD COPY [[|1|], "/x"]\nHEALTHCHECK --interval=5s CMD [[|1|]]\nUSER node\n',
      problems: [
        {
          message: 'An array of COPY holds strings only, and 1 is not one.',
          severity: 'error',
          fixes: [
            {
              title: 'Write "1"',
              after: 'FROM node:22\nONBUILD COPY ["1", "/x"]\nHEALTHCHECK --interval=5s CMD [1]\nUSER node\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'An array of HEALTHCHECK holds strings only, and 1 is not one.',
          severity: 'error',
          fixes: [
            {
              title: 'Write "1"',
              after: 'FROM node:22\nONBUILD COPY [1, "/x"]\nHEALTHCHECK --interval=5s CMD ["1"]\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'single quotes',
      text: node("RUN [[|'npm'|], 'test']"),
      problems: [
        {
          message: 'Strings in JSON have double quotes: the builder takes it for the shell form.',
          fixes: written('RUN ["npm", "test"]'),
        },
      ],
    },
    {
      name: 'curly quotes and a comma at the end, over several lines',
      text: node('CMD [ \\\n  [|“node”|], \\\n  # the server\n  "server.js", \\\n]'),
      problems: [
        {
          message: 'Strings in JSON have double quotes: the builder takes it for the shell form.',
          fixes: written('CMD [ \\\n  "node", \\\n  # the server\n  "server.js" \\\n]'),
        },
      ],
    },
    {
      name: 'a comma at the end',
      text: node('ENTRYPOINT ["node", "server.js"[|,|]]'),
      problems: [
        {
          message: 'There is a comma after the last string of this array: the builder takes it for the shell form.',
          fixes: written('ENTRYPOINT ["node", "server.js"]'),
        },
      ],
    },
    {
      name: 'a missing comma',
      text: node('CMD [[|"node"|] "server.js"]'),
      problems: [
        {
          message: 'A comma is missing in this array: the builder takes it for the shell form.',
          fixes: written('CMD ["node", "server.js"]'),
        },
      ],
    },
    {
      name: 'a comma too many',
      text: node('CMD ["node",[|,|] "server.js"]'),
      problems: [
        {
          message: 'There is one comma too many in this array: the builder takes it for the shell form.',
          fixes: written('CMD ["node", "server.js"]'),
        },
      ],
    },
    {
      name: 'a missing bracket',
      text: node('COPY ["a", [|"/b"|]'),
      problems: [
        {
          message: 'This array has no closing bracket: every word becomes a path.',
          fixes: written('COPY ["a", "/b"]'),
        },
      ],
    },
    {
      name: 'a missing quote, at which the builder stops in COPY',
      text: node('COPY ["a b", [|"/b|]]'),
      problems: [
        {
          message: 'A quote in this array is never closed: every word becomes a path.',
          severity: 'error',
          fixes: written('COPY ["a b", "/b"]'),
        },
      ],
    },
    {
      name: 'backslashes',
      text: node('CMD ["node", [|"C:\\app\\new.js"|]]'),
      problems: [
        {
          message: 'A backslash in JSON is written twice: the builder takes it for the shell form.',
          fixes: written('CMD ["node", "C:\\\\app\\\\new.js"]'),
        },
      ],
    },
    {
      name: 'text behind the array',
      text: node('RUN ["npm", "ci"] [|&& ls|]'),
      problems: [{ message: 'Nothing may follow the array: the builder takes it for the shell form.' }],
    },
    {
      name: 'a bracket behind the array',
      text: node('CMD ["node"][|]|]'),
      problems: [
        {
          message: 'Nothing may follow the array: the builder takes it for the shell form.',
          fixes: written('CMD ["node"]'),
        },
      ],
    },
    {
      name: 'a comment behind the array',
      text: node('CMD ["node"] [|# the server|]'),
      problems: [
        {
          message: 'Nothing may follow the array: the builder takes it for the shell form.',
          fixes: [
            {
              title: 'Move the comment to a line of its own',
              after: node('# the server\nCMD ["node"]'),
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'words without quotes',
      text: node('VOLUME [ [|/data|] ]\nCMD [[|node|], server.js]'),
      problems: [
        {
          message: 'Strings in JSON have double quotes: every word becomes a path.',
          fixes: written('VOLUME [ "/data" ]\nCMD [node, server.js]'),
        },
        {
          message: 'Strings in JSON have double quotes: the builder takes it for the shell form.',
          fixes: written('VOLUME [ /data ]\nCMD ["node", "server.js"]'),
        },
      ],
    },
    {
      name: 'SHELL, which has no other form',
      text: 'FROM debian:12\nSHELL ["bash", "-c"[|,|]]\nUSER 65532\n',
      problems: [
        {
          message: 'There is a comma after the last string of this array: the builder stops.',
          severity: 'error',
          fixes: [
            {
              title: 'Write it as JSON',
              after: 'FROM debian:12\nSHELL ["bash", "-c"]\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'arrays of strings', text: node('RUN [ "ls" ]\nCOPY ["a b", "/"]\nCMD []') },
    {
      name: 'tests of the shell',
      text: node(
        'RUN [ "$A" ] && [[ "$A" ]]\nRUN [ -f a ] || exit 1\nRUN [[ -f a ]]\nRUN ["$A" = b ]\nCMD [ "$A" ] && ls',
      ),
    },
    { name: 'patterns of COPY, and templates', text: node('COPY [a-z]* /b/\nCMD [{{ command }}]\nCMD [$COMMAND]') },
    { name: 'a comment that has a rule of its own', text: node('COPY ["a", "b"] # c') },
    { name: 'heredocs', text: node('RUN ["a"] <<EOF\nEOF') },
  ],
});

import { testRule } from '../../../../test/support/rule-test.ts';
import { pipeToShell } from './pipe-to-shell.ts';

const message = (program: string, tool: string) => `"${program}" runs what "${tool}" downloads, whatever that is.`;

testRule(pipeToShell, {
  reports: [
    {
      name: 'pipes',
      text: 'FROM a:1\nRUN curl -L https://x.y/a \\\n  # why\n  | sudo -E [|bash|] - && wget -qO- https://x.y | gunzip | A=1 [|sh|] -es -- --yes $X\nRUN (curl x.y || wget x.y) | [|python3|]\nONBUILD RUN <<EOF\ncurl x.y | [|/bin/bash|]\nEOF\n',
      problems: [
        { message: message('bash', 'curl') },
        { message: message('sh', 'wget') },
        { message: message('python3', 'curl') },
        { message: message('bash', 'curl') },
      ],
    },
    {
      name: 'substitutions',
      text: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\nRUN [|sh|] -c "$(curl -fsSL https://x.y) --quiet" && [|bash|] <(wget -qO- x.y)\nRUN [|source|] <(curl x.y); [|eval|] "$(curl x.y)"\n',
      problems: [
        { message: message('sh', 'curl') },
        { message: message('bash', 'wget') },
        { message: message('source', 'curl') },
        { message: message('eval', 'curl') },
      ],
    },
  ],
  quiet: [
    {
      name: 'data for a script',
      text: 'FROM a:1\nRUN curl x.y | python3 -c "import json" && curl x.y | bash a.sh && curl x.y | perl -ne 1 && curl x.y | tar x\n',
    },
    {
      name: 'what is compared or verified',
      text: 'FROM a:1\nRUN curl x.y | tee a | sh && sha256sum -c a.sum\nRUN curl x.y | sh && gpg --verify a\n',
    },
    { name: 'a file', text: 'FROM a:1\nRUN curl -o a x.y | sh && wget x.y | sh && curl -O x.y | sh\n' },
    {
      name: "scripts of one's own",
      text: 'FROM a:1\nRUN curl x.y > a; sh -c "a $(curl x.y)" && eval "$(a)" && cat a | sh\nRUN ["curl", "x.y", "|", "sh"]\n',
    },
  ],
});

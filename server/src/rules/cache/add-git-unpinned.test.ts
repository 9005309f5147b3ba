import { testRule } from '../../../../test/support/rule-test.ts';
import { addGitUnpinned } from './add-git-unpinned.ts';

const any = { message: 'The branch moves on, and the layer does not: clone a tag, or check out a commit.' };
const branch = (name: string) => ({
  message: `Branch "${name}" moves on, and the layer does not: clone a tag, or check out a commit.`,
});

testRule(addGitUnpinned, {
  reports: [
    {
      name: 'each clone on its own',
      text: 'FROM alpine:3.22\nRUN apk add git && git clone --depth 1 [|https://a.com/b|] /b \\\n  && git -C /x clone -b v1 ssh://git@a.com/c \\\n  && (sudo git clone -b main [|git@a.com:d/e.git|]; true)\n',
      problems: [any, branch('main')],
    },
    {
      name: 'a commit that is checked out too early, or elsewhere',
      text: 'FROM alpine:3.22 AS a\nRUN cd /a && git checkout 1234567\nRUN git clone [|https://a.com/$B|]\nFROM alpine:3.22\nRUN git checkout v1\n',
      problems: [any],
    },
    {
      name: 'a trigger, and the JSON form',
      text: 'FROM alpine:3.22\nONBUILD RUN git clone [|https://a.com/b|]\nRUN ["git", "clone", [|"https://a.com/c"|]]\n',
      problems: [any, any],
    },
  ],
  quiet: [
    {
      name: 'a tag',
      text: 'FROM alpine:3.22\nRUN git clone --branch=v1.2 https://a.com/b && git clone -b $V https://a.com/c\n',
    },
    { name: 'a commit', text: 'FROM alpine:3.22\nRUN git clone --revision=1234567 https://a.com/b\n' },
    {
      name: 'a commit in the same RUN',
      text: 'FROM alpine:3.22\nRUN git clone https://a.com/b && cd b && git checkout $COMMIT\n',
    },
    {
      name: 'a commit in a stage based on it',
      text: 'FROM alpine:3.22 AS a\nRUN git clone https://a.com/b\nFROM a\nRUN git -C b reset --hard 1234567\n',
    },
    { name: 'a folder', text: 'FROM alpine:3.22\nRUN git clone /src /b && git clone file:///src /c\n' },
    {
      name: 'an unknown option or repository',
      text: 'FROM alpine:3.22\nRUN git clone $OPTIONS https://a.com/b; git clone $URL\n',
    },
    { name: 'no clone', text: 'FROM alpine:3.22\nRUN git ls-remote https://a.com/b; echo git clone https://a.com/b\n' },
  ],
});

import { testRule } from '../../../../test/support/rule-test.ts';
import { sortPackages } from './sort-packages.ts';

const order = (name: string, behind: string, after: string) => ({
  message: `The packages are not in alphabetical order: "${name}" comes behind "${behind}".`,
  fixes: [{ title: 'Sort the packages', after, preferred: true }],
});

testRule(sortPackages, {
  reports: [
    {
      name: 'a list amid a chain, with versions and variables in its words',
      text: 'FROM alpine\nRUN apk add --no-cache \\\n      "git=$V" \\\n      [|curl~1|] \\\n      bash && \\\n    rm -rf /x\n',
      problems: [
        order(
          'curl',
          'git',
          'FROM alpine\nRUN apk add --no-cache \\\n      bash \\\n      curl~1 \\\n      "git=$V" && \\\n    rm -rf /x\n',
        ),
      ],
    },
    {
      name: 'comments that move with their line',
      text: 'FROM a:1\nRUN dnf install -y \\\n  z \\\n  # why\n  # so\n  [|c|] \\\n  # last\n  a; true\n',
      problems: [
        order('c', 'z', 'FROM a:1\nRUN dnf install -y \\\n  # last\n  a \\\n  # why\n  # so\n  c \\\n  z; true\n'),
      ],
    },
    {
      name: 'comments that may be headings',
      text: 'FROM a:1\nRUN dnf install -y \\\n  z \\\n  # why\n  x \\\n  c \\\n  [|b|] \\\n  # last\n  a\n',
      problems: [
        order('b', 'c', 'FROM a:1\nRUN dnf install -y \\\n  z \\\n  # why\n  x \\\n  b \\\n  c \\\n  # last\n  a\n'),
      ],
    },
    {
      name: 'a heredoc, and options between two lists',
      text: 'FROM a:1\nRUN <<EOF\npip install \\\n  b \\\n  [|a|] \\\n  --upgrade \\\n  d \\\n  c\nEOF\n',
      problems: [
        order('a', 'b', 'FROM a:1\nRUN <<EOF\npip install \\\n  a \\\n  b \\\n  --upgrade \\\n  c \\\n  d\nEOF\n'),
      ],
    },
  ],
  quiet: [
    { name: 'several packages a line', text: 'FROM a:1\nRUN apt-get install -y b a \\\n  d c\n' },
    {
      name: 'either way to sort',
      text: 'FROM a:1\nRUN apt-get install -y \\\n  g++ \\\n  gcc \\\n  libssl-dev \\\n  libssl1 \\\n  Libx\nRUN apt-get install -y \\\n  libssl1 \\\n  libssl-dev\n',
    },
    {
      name: 'words whose order counts, or that are not known',
      text: 'FROM a:1\nRUN mvn \\\n  package \\\n  deploy\nRUN dnf swap -y \\\n  b \\\n  a\nRUN apt-get install -y \\\n  $B \\\n  a\nRUN go run \\\n  b.x/y@v1 \\\n  a\n',
    },
  ],
});

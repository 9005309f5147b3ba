import { describe, test } from 'node:test';
import { assertHover } from '../../../../test/support/hover-test.ts';

const about = (marked: string, title: string, text: string) => assertHover(marked, `${title}\n\n${text}`);

describe('hover on an argument', () => {
  test('tells where a user comes from', () => {
    const MADE = 'FROM debian:12 AS base\nRUN apt-get update && \\\n  useradd -r -u 1001 app\n';
    about(`${MADE}USER [|a^pp|]\n`, 'app', 'Made by useradd -r -u 1001 app (line 3).');
    about(`${MADE}FROM base\nUSER [|app:^web|]\n`, 'app:web', 'Made by useradd -r -u 1001 app of stage base (line 3).');
    about(`${MADE}ARG U=1001\nUSER [|"^1001"|]\n`, '1001', 'app by number: made by useradd -r -u 1001 app (line 3).');
    about('FROM node:22\nUSER [|no^de|]\n', 'node', 'Number 1000, a user of the base image node:22.');
    about('FROM node:22 AS a\nFROM a\nuser [|1000^|]\n', '1000', 'node by number, a user of the base image node:22.');
    about('FROM a\nUSER [|^root|]\n', 'root', 'The user who may do everything.');
    about(
      'FROM scratch\nUSER [|^65532|]\n',
      '65532',
      'A user by number, which works whether or not the image has a name for it.',
    );
  });

  test('tells where a user has to come from whom nothing makes', () => {
    about(
      'FROM my/image AS a\nRUN useradd other\nFROM a\nUSER [|"a^pp"|]\n',
      'app',
      'No command here makes this user: it has to be in the base image my/image, or come with something that is installed or copied.',
    );
  });

  test('is silent about users that nothing tells of, and those of triggers', () => {
    assertHover('FROM debian:12\nUSER a^pp\nRUN useradd app\n');
    assertHover('FROM debian:12\nRUN ./add.sh app\nUSER a^pp\n');
    assertHover('FROM debian:12\nCOPY passwd /etc/passwd\nUSER a^pp\n');
    assertHover('FROM debian:12\nRUN useradd "$NAME"\nUSER a^pp\n');
    assertHover('FROM debian:12 AS a\nONBUILD RUN useradd app\nFROM a\nUSER a^pp\n');
    assertHover('FROM scratch\nUSER a^pp\n');
    assertHover('ARG B\nFROM $B\nUSER a^pp\n');
    assertHover('FROM debian:12\nRUN useradd app\nONBUILD USER a^pp\n');
    assertHover('FROM a\nUSER app^ more\n');
  });

  test('tells what the words of SHELL do', () => {
    const SHELL = ['"/bin/bash"', '"-euo"', '"pipefail"', '"-O"', '"extglob"', '"-c"'];
    const at = (word: string, ...expected: [text: string] | []) => {
      const words = SHELL.map((one) => (one === word ? `[|${one[0]}^${one.slice(1)}|]` : one));
      const marked = `FROM a\nSHELL [${words.join(', ')}]\n`;
      return expected.length > 0 ? assertHover(marked, ...expected) : assertHover(marked.replace(/\[\||\|\]/g, ''));
    };
    at(
      '"/bin/bash"',
      '/bin/bash\n\nThe shell that reads RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form from here on, in this stage and those based on it.',
    );
    const PIPEFAIL = 'A pipe fails when any of its commands does. Without it, the last one alone decides.';
    at(
      '"-euo"',
      '-euo\n\n- -e: A script ends as soon as a command fails, other than in a condition or in front of && and ||.\n' +
        `- -u: A variable that is not set is an error.\n- -o pipefail: ${PIPEFAIL}`,
    );
    at('"pipefail"', `-o pipefail\n\n${PIPEFAIL}`);
    at('"-O"');
    at('"extglob"');
    at('"-c"', '-c\n\nRuns the text that follows as a script: that of the instruction.');
    assertHover('FROM a\nshell ["cmd", [|"/S^"|], "/C"]\n', /^\/S\n\nTakes the text/);
    const stop = "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';";
    assertHover(`FROM a\nSHELL ["pwsh", "-Command", [|"^${stop}"|]]\n`, /^\$Error.*\n\nErrors end .* No progress/);
    assertHover('FROM a\nSHELL ["conda", "r^un", "/bin/sh", "-c"]\n');
    assertHover('FROM a\nSHELL /bin/ba^sh -c\n');
  });

  test('tells of ports, signals, volumes and checks', () => {
    about(
      'FROM a\nEXPOSE 80 [|90-9^9/UDP|]\n',
      '90-99/udp',
      'Ports on which the program in a container listens. Whoever runs it decides whether it can be reached from outside.',
    );
    assertHover('FROM a\nEXPOSE [|8^0|]\n', /^80\/tcp\n\nA port /);
    assertHover('FROM a\nEXPOSE a^b\n');
    about(
      'FROM a\nSTOPSIGNAL [|^3|]\n',
      'SIGQUIT',
      'Asks to end once the work at hand is done, as nginx understands it.',
    );
    assertHover('FROM a\nONBUILD STOPSIGNAL [|sig^int|]\n', /^SIGINT\n/);
    assertHover('FROM a\nSTOPSIGNAL SIG^NAL\n');
    assertHover('FROM a\nVOLUME ["/a", [|"^/b"|]]\n', /^\/b\n\nA directory that lies outside of the container/);
    assertHover('FROM a\nHEALTHCHECK --retries=1 [|c^md|] ls\n', /^CMD\n/);
    assertHover('FROM a\nHEALTHCHECK [|^NONE|]\n', /^NONE\n\nNo check/);
    assertHover('FROM a\nHEALTHCHECK CMD l^s\n');
  });

  test('tells of the labels that have a meaning everywhere', () => {
    about(
      'FROM a\nLABEL a=b \\\n# c\n  [|org.opencontainers.image.^title|]=x\n',
      'org.opencontainers.image.title',
      'The title of the image.',
    );
    assertHover('FROM a\nLABEL constructor^=b\n');
  });
});

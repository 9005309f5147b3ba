import { testRule } from '../../../../test/support/rule-test.ts';
import { dockerSocket } from './docker-socket.ts';

const message = "Whoever has the daemon's socket is root on its host.";
const open = (address: string) =>
  `At "${address}" everybody can make the daemon do everything: nobody is asked for a certificate.`;

testRule(dockerSocket, {
  reports: [
    {
      name: 'volumes, mounts and copies',
      text: 'FROM a:1\nVOLUME ["/a", [|"/run/docker.sock"|]]\nCOPY [|docker.sock|] /var/run/docker.sock\nRUN --mount=type=bind,source=/x,target=[|/var/run/docker.sock|] a\nONBUILD VOLUME [|/var/run/docker.sock|]\n',
      problems: [{ message }, { message }, { message }, { message }],
    },
    {
      name: 'a daemon that listens for all, in both forms',
      text: 'FROM a:1\nRUN dockerd \\\n  -H [|tcp://0.0.0.0:2375|] & a\nCMD ["/usr/bin/dockerd", "--host=[|tcp://:2375|]"]\n',
      problems: [{ message: open('tcp://0.0.0.0:2375') }, { message: open('tcp://:2375') }],
    },
  ],
  quiet: [
    {
      name: 'other files, and clients of the daemon',
      text: 'FROM a:1\nVOLUME /var/lib/docker\nENV DOCKER_HOST=tcp://docker:2375\nRUN ls /var/run/docker.sock\nCMD ["docker", "-H", "tcp://0.0.0.0:2375"]\n',
    },
    {
      name: 'a daemon for this machine alone, or one that asks for certificates',
      text: 'FROM a:1\nRUN dockerd -H tcp://127.0.0.1:2375\nCMD dockerd --tlsverify -H tcp://0.0.0.0:2376\n',
    },
  ],
});

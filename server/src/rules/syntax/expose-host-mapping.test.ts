import { testRule } from '../../../../test/support/rule-test.ts';
import { exposeHostMapping } from './expose-host-mapping.ts';

testRule(exposeHostMapping, {
  reports: [
    {
      name: 'ports and addresses of the host',
      text: 'FROM alpine:3.20\nEXPOSE [|8080|]:80/tcp 81 [|127.0.0.1:82|]:82\nUSER 65532\n',
      problems: [
        {
          message: '"8080" is dropped: EXPOSE takes only the port of the container.',
          fixes: [
            {
              title: 'Keep "80/tcp"',
              after: 'FROM alpine:3.20\nEXPOSE 80/tcp 81 127.0.0.1:82:82\nUSER 65532\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: '"127.0.0.1:82" is dropped: EXPOSE takes only the port of the container.',
          fixes: [
            {
              title: 'Keep "82"',
              after: 'FROM alpine:3.20\nEXPOSE 8080:80/tcp 81 82\nUSER 65532\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a variable that holds them, and continued lines',
      text: 'FROM alpine:3.20\nARG P=8080:80\nEXPOSE [|$P|] \\\n  [|[::1]:|]:81\nUSER 65532\n',
      problems: [
        { message: '"8080" is dropped: EXPOSE takes only the port of the container.' },
        {
          message: '"[::1]:" is dropped: EXPOSE takes only the port of the container.',
          fixes: [
            {
              title: 'Keep "81"',
              after: 'FROM alpine:3.20\nARG P=8080:80\nEXPOSE $P \\\n  81\nUSER 65532\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a trigger, whose text is part of the image',
      text: 'FROM alpine:3.20\nONBUILD EXPOSE [|8080|]:80\nUSER 65532\n',
      problems: [
        {
          message: '"8080" is dropped: EXPOSE takes only the port of the container.',
          fixes: [{ title: 'Keep "80"', after: 'FROM alpine:3.20\nONBUILD EXPOSE 80\nUSER 65532\n', preferred: true }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'ports of the container', text: 'FROM alpine:3.20\nEXPOSE 80 81/udp :82 $P:83\n' },
    { name: 'what the builder refuses', text: 'FROM alpine:3.20\nEXPOSE 1.2.3.4:80 8080:http\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM nginx:1.27\nEXPOSE 8080:80\n' },
  ],
});

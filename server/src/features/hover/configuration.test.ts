import { describe, test } from 'node:test';
import { assertHover } from '../../../../test/support/hover-test.ts';

const text = (...lines: string[]): string => lines.join('\n');
const about = String.raw`[\s\S]*\n\n`;
const ends = (...lines: string[]): RegExp =>
  new RegExp(`^[A-Z]+${about}${lines.map((line) => line.replace(/[[\]().$"*+]/g, '\\$&')).join('\n')}$`);

const BASE = text(
  'FROM nginx:1.27-alpine AS base',
  'ENV A=1 B=2',
  'LABEL a.b=c',
  'VOLUME /data',
  'STOPSIGNAL SIGQUIT',
  'SHELL ["/bin/ash", "-c"]',
  'HEALTHCHECK --retries=2 CMD curl -f localhost',
  'FROM base AS last',
  'ENV B=3',
);

describe('hover on what makes the configuration', () => {
  test('tells of it up to there, through the chain of stages', () => {
    assertHover(
      `${BASE}\n[|WORK^DIR|] app\nENV C=4\nUSER nginx\n`,
      ends(
        'The image up to here',
        '',
        '- User: root, from the image',
        '- Working directory: /app (line 10)',
        '- Environment: A=1 (line 2), B=3 (line 9)',
        '- Volumes: /data (line 4)',
        '- Labels: a.b=c (line 3)',
        '- Health check: CMD curl -f localhost (line 7)',
        '- Stop signal: SIGQUIT (line 5)',
        '- Shell: ["/bin/ash","-c"] (line 6)',
        '',
        'All else is as the image nginx:1.27-alpine has it.',
      ),
    );
  });

  test('tells of it at the end of the last stage', () => {
    assertHover(
      'FROM scratch AS a\nUSER 1\n[|FR^OM|] a AS b\nENV X=$Y\nCMD ["/x"]\nUSER 2\n',
      ends(
        'The image of this stage',
        '',
        '- User: 2 (line 6)',
        '- Working directory: /, from the image',
        '- Command: ["/x"] (line 5)',
        '- Environment: X= (line 4)',
        '',
        'Nothing else is set.',
      ),
    );
    assertHover(
      '[|FR^OM|] a AS b\nFROM b AS c\n',
      /reference|above, or scratch, which is empty. With AS the stage has a name\.$/,
    );
  });

  test('knows what ENTRYPOINT drops', () => {
    assertHover(
      'FROM a AS b\nCMD x\n[|^ENTRYPOINT|] ["y"]\n',
      /\n- Entrypoint: \["y"\] \(line 3\)\n- Command: x \(line 2\)\n\n/,
    );
    assertHover(
      'FROM a AS b\nCMD x\nFROM b AS c\n[|^ENTRYPOINT|] ["y"]\n',
      /\n- Command: none: ENTRYPOINT drops that of the image\n/,
    );
    assertHover(
      'FROM $A\n[|^CMD|] x\n',
      /\n- User: that of the image\n[\s\S]*\n\nAll else is as the base image has it\.$/,
    );
  });

  test('is silent in a trigger and above the first FROM', () => {
    assertHover('FROM a\nONBUILD [|^USER|] x\n', /still write as root\.$/);
    assertHover('[|^USER|] x\nFROM a\n', /still write as root\.$/);
  });
});

import { test } from 'node:test';
import { assertHover } from '../../../../test/support/hover-test.ts';
import { markdown } from '../markup.ts';

test('hover on the name of a check in a comment tells what it looks for', () => {
  assertHover(
    '\ufeff# check=error=true;skip=[|Stage^NameCasing|],JSONArgsRecommended\r\nFROM a\r\n',
    /^StageNameCasing\n\n/,
  );
  assertHover('FROM a\n# check=skip=[|^stage/unused|]\nRUN ls\n', /^stage\/unused\n\n/);
  assertHover('FROM a\n# hadolint ignore=DL3008,[|DL3003^|]\nRUN a\n', /hadolint\/wiki\/DL3003/, markdown);
});

test('it is silent on names that mean nothing, and the directive speaks for all', () => {
  assertHover('FROM a\n# check=skip=no^thing\nRUN ls\n');
  assertHover('FROM a\n# stage/unu^sed\nRUN ls\n');
  assertHover('FROM a\nRUN ls \\\n  # hadolint ignore=DL30^03\n  a\n');
  assertHover('# check=[|skip=a^ll|]\nFROM a\n', /^# check=/);
});

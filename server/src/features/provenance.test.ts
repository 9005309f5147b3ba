import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mark, unmark } from '../../../test/support/fixture.ts';
import { readDockerfile } from '../model/dockerfile.ts';
import { originAt } from './provenance.ts';

/** From `^` one comes to the marked places. */
function assertOrigin(marked: string): void {
  for (const version of [marked, marked.replaceAll('\n', '\r\n'), `\ufeff${marked}`]) {
    const [before = '', behind = ''] = version.split('^');
    const { text } = unmark(before + behind);
    const found = originAt(readDockerfile(text), before.replace(/\[\||\|\]/g, '').length);
    const ranges = (found?.targets ?? []).map(({ selection }) => selection).sort((a, b) => a.start - b.start);
    assert.equal(mark(text, ranges), before + behind);
  }
}

describe('a path in another stage', () => {
  test('leads to the command that makes it', () => {
    assertOrigin(
      'FROM a AS b\nRUN cd /x \\\n  # c\n  && [|go build \\\n  -o app .|] && true\nFROM b AS c\nFROM d\nCOPY --link --from=c --chown=1 x /x/ap^p .\n',
    );
    assertOrigin('FROM a AS b\nWORKDIR /w\n[|COPY|] go.mod ./\nFROM d\nCOPY --from=b ["/w/go.m^od", "/"]\n');
    assertOrigin(
      'FROM a AS b\nONBUILD RUN [|touch /f|]\nFROM b AS c\nFROM d\nRUN --mount=from=c,source=/^f,target=/m ls\n',
    );
  });

  test('leads to all that may make it, but no more than a few', () => {
    assertOrigin('FROM scratch AS b\nRUN [|make a|]\nRUN [|make b|]\nFROM d\nCOPY --from=b /f^ /\n');
    const count = (many: string) => {
      const text = `FROM scratch AS b\n${many.repeat(7)}FROM d\nCOPY --from=b /f /\n`;
      return originAt(readDockerfile(text), text.lastIndexOf('/f'))?.targets.length;
    };
    assert.equal(count('RUN make /f\n'), 5);
    assert.equal(count('RUN make\n'), undefined, 'any of many may do it');
  });

  test('leads nowhere when nothing makes it, and when it is no such path', () => {
    assertOrigin('FROM scratch AS b\nFROM d\nCOPY --from=b /f^ /\n');
    assertOrigin('FROM scratch AS b\nRUN touch /f\nFROM d\nCOPY --from=b /f /f^\nCOPY f^ /f\n'.replace('^', ''));
    assertOrigin('FROM scratch AS b\nRUN touch /f\nFROM d\nCOPY --from=b $F^ /f\n');
    assertOrigin('FROM scratch AS b\nRUN touch /f\nFROM d\nCOPY --from=d /f^ /f\n');
  });
});

test('nothing throws wherever it is asked', () => {
  for (const text of [
    'FROM a AS b\nRUN touch /f && \\\n # x\n echo "\nFROM c\nCOPY --from=b /f* "$X\nRUN --mount=from=b,source=/f',
    '# escape=`\r\nFROM 👍 AS b\r\nCOPY --from=0 <<E /[a /👍 `\r\n  x',
  ]) {
    const dockerfile = readDockerfile(text);
    for (let offset = 0; offset <= text.length; offset++) {
      for (const { range, selection } of originAt(dockerfile, offset)?.targets ?? []) {
        assert.ok(range.start <= selection.start && selection.end <= range.end && range.end <= text.length);
      }
    }
  }
});

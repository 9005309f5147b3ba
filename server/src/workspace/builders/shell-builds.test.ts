import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from '../../../../test/support/builds.ts';

const at = (script: string) => told('script.sh', script);

describe('a script', () => {
  test('starts builds with any program that builds', () => {
    assert.deepEqual(
      at(
        `docker build --target [|a|] .
sudo docker --context x buildx build --target=[|b|] --build-arg A=1 --build-arg "B=$X" --build-arg C --build-context d=e .
docker image build -f [|x/Dockerfile|] y
/usr/bin/nerdctl -n k build [|-|]
podman build --target [|c|] .
buildah bud -f [|Other|] .
docker buildx b --target "[|d|]" -t x -q --pull . && docker push x
time docker build --target [|e|] - < Dockerfile
docker compose build web
docker build https://github.com/a/b.git
docker build -f - . <<EOF
FROM scratch
EOF
docker build ...
docker run x docker build .
echo docker build .
`.replace('[|-|]\n', '-\n'),
      ),
      [
        'Dockerfile in . a',
        'Dockerfile in . b A=1 B=? C=? +d',
        'x/Dockerfile in y -',
        'Containerfile in . or Dockerfile in . c',
        'Other in . -',
        'Dockerfile in . d',
        'Dockerfile in . e',
      ],
    );
  });

  test('starts the executor of Kaniko', () => {
    assert.deepEqual(at('/kaniko/executor --context $CI_PROJECT_DIR/app --dockerfile=x/Dockerfile --target [|a|]\n'), [
      'x/Dockerfile in app or app/x/Dockerfile in app a',
    ]);
  });

  test('may write the Dockerfile that it builds', () => {
    assert.deepEqual(
      at(
        `docker build --target [|a|] .
sed 's/x/y/' Dockerfile
docker build --target [|b|] . > Log
sed -i 's/x/y/' Dockerfile
docker build --target [|c|] .
docker build --target [|d|] -f Other .
cat > "docker/Other" <<EOF
FROM scratch AS e
EOF
docker build --target [|e|] -f docker/Other .
docker build --target [|f|] -f Third .
git checkout -b new
docker build --target [|g|] -f Third .
git checkout v1
docker build --target [|h|] -f Third .
`,
      ),
      [
        'Dockerfile in . a',
        'Dockerfile in . b',
        'Dockerfile in . c ?',
        'Other in . d',
        'docker/Other in . e ?',
        'Third in . f',
        'Third in . g',
        'Third in . h ?',
      ],
    );
  });

  test('changes folders', () => {
    assert.deepEqual(
      told(
        'scripts/build.sh',
        `[|docker build|] .
DIR=$(dirname "$0")
ROOT="$(cd "\${BASH_SOURCE[0]%/*}/.." && pwd)"
cd "$DIR/../app"
[|docker build|] .
(cd inner && [|docker build|] .)
[|docker build|] "$ROOT/web"
pushd "$(git rev-parse --show-toplevel)"; [|docker build|] x; popd
build() { cd deep; [|docker build|] .; }
[|docker build|] ..
if true; then cd q; [|docker build|] .; fi
[|docker build|] .
cd /tmp
[|docker build|] .
`,
      ),
      [
        'scripts/Dockerfile in scripts or Dockerfile in . -',
        'app/Dockerfile in app -',
        'app/inner/Dockerfile in app/inner -',
        'web/Dockerfile in web -',
        'x/Dockerfile in x -',
        'app/deep/Dockerfile in app/deep -',
        'Dockerfile in . -',
        'app/q/Dockerfile in app/q -',
        '? - ?',
        '? - ?',
      ],
    );
  });

  test('has variables', () => {
    assert.deepEqual(
      at(`A=one
export B="two"
if x; then C=three; fi
D=4; D=5
docker build --target [|$A|] .
docker build --target "[|\${B}-x|]" .
docker build --target [|$C|] .
docker build --target [|$D|] .
docker build --target [|\${E:-six}|] .
docker build $OPTIONS --target [|a|] .
docker build --target [|a|] "$WHERE"
"$DOCKER" build --target [|a|] .
`),
      [
        'Dockerfile in . one',
        'Dockerfile in . two-x',
        'Dockerfile in . - ?',
        'Dockerfile in . - ?',
        'Dockerfile in . six ?',
        'Dockerfile in . a … ?',
        '? a ?',
        'Dockerfile in . a … ?',
      ],
    );
  });

  test('does not know values that grow without end', () => {
    const doubled = Array.from({ length: 40 }, (_, i) => `V${i + 1}=$V${i}$V${i}\n`).join('');
    assert.deepEqual(told('ci.sh', `V0=xxxxxxxx\n${doubled}docker build --target [|$V40|] .\n`), [
      'Dockerfile in . - ?',
    ]);
  });

  test('without an extension is one if it begins so', () => {
    assert.deepEqual(told('bin/build', '#!/usr/bin/env bash\ndocker build --target [|a|] .\n'), [
      'bin/Dockerfile in bin or Dockerfile in . a',
    ]);
    assert.deepEqual(told('bin/build', 'docker build --target a .\n'), []);
  });
});

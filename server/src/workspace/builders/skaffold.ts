import type { YamlNode } from '../config/yaml.ts';
import { type Build, buildOf, type Known } from './build.ts';
import { folderOf } from './paths.ts';
import { below, itemsOf, nameRanges, pairs, type Scalar, scalar, textOf } from './tree.ts';

/** How artifacts are built that have no Dockerfile. */
const OTHERS = ['bazel', 'jib', 'custom', 'buildpacks', 'buildpack', 'ko', 'jibMaven', 'jibGradle', 'bazelArtifact'];

/** The builds of Skaffold's artifacts, those of profiles among them. https://skaffold.dev/docs/references/yaml/ */
export function readSkaffold(documents: readonly YamlNode[], _text: string, path: string): Build[] {
  return documents.flatMap((root) =>
    [root, ...itemsOf(below(root, 'profiles'))].flatMap((config) =>
      itemsOf(below(config, 'build', 'artifacts')).flatMap((artifact) => ofArtifact(artifact, folderOf(path))),
    ),
  );
}

function ofArtifact(artifact: YamlNode, folder: string): Build[] {
  if (OTHERS.some((key) => below(artifact, key))) return [];
  const image = below(artifact, 'image') ?? artifact;
  const docker = below(artifact, 'docker') ?? below(artifact, 'kaniko');
  const args = pairs(below(docker, 'buildArgs'));
  return buildOf({
    folder,
    context: known(scalar(below(artifact, 'context')) ?? scalar(below(artifact, 'workspace'))),
    dockerfile: known(scalar(below(docker, 'dockerfile')) ?? scalar(below(docker, 'dockerfilePath'))),
    target: known(scalar(below(docker, 'target'))),
    args: new Map([...args].map(([name, value]) => [name, known(value)?.text])),
    argRanges: nameRanges(below(docker, 'buildArgs')),
    range: image.range,
    fromContext: true,
    label: textOf(below(artifact, 'image')),
  });
}

/** Some values are Go's templates. */
const known = (value: Scalar | undefined): Known | undefined =>
  value && { range: value.range, text: value.text.includes('{{') ? undefined : value.text };

import { testRule } from '../../../../test/support/rule-test.ts';
import { noDigest } from './no-digest.ts';

testRule(noDigest, {
  reports: [
    {
      name: 'every image without one',
      text: 'FROM [|node:22|] AS a\nFROM a\nCOPY --from=[|nginx|] /a /a\n',
      problems: [
        { message: 'The image "node:22" is not pinned by digest.' },
        { message: 'The image "nginx" is not pinned by digest.' },
      ],
    },
  ],
  quiet: [
    {
      name: 'a named context in the place of an image',
      text: 'FROM node:latest\nCOPY --from=nginx / /\nCOPY --from=docker.io/library/alpine /a /a\n',
      workspace: { contexts: new Set(['node', 'nginx', 'alpine']) },
    },
    { name: 'stages, scratch and the unknown', text: 'ARG X\nFROM scratch AS a\nFROM a\nFROM $X\n' },
  ],
});

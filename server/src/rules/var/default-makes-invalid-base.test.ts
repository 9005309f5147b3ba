import { testRule } from '../../../../test/support/rule-test.ts';
import { exampleBuilds } from '../example-builds.ts';
import { defaultMakesInvalidBase } from './default-makes-invalid-base.ts';

testRule(defaultMakesInvalidBase, {
  reports: [
    {
      name: 'no base at all, by way of another ARG as well',
      text: 'ARG IMAGE\nARG BASE=$IMAGE\nFROM [|$IMAGE|]\nFROM [|${BASE}|]\n',
      problems: [
        { message: 'Without a value for "IMAGE", there is no base.' },
        { message: 'Without a value for "IMAGE", there is no base.' },
      ],
    },
    {
      name: 'a name that is none, and falls back to the tag used elsewhere',
      text: 'ARG NODE_TAG\nFROM node:[|${NODE_TAG}|] AS a\nFROM node:22-slim\nUSER node\n',
      problems: [
        {
          message: 'Without a value for "NODE_TAG", the base is "node:", which is no image.',
          fixes: [
            {
              title: 'Use "22-slim" by default, as elsewhere in this file',
              after: 'ARG NODE_TAG\nFROM node:${NODE_TAG:-22-slim} AS a\nFROM node:22-slim\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an empty default, beside an ARG at which the builder stops',
      text: 'ARG BROKEN="\nARG TAG=\nFROM alpine:[|$TAG|]\nFROM alpine:$BROKEN\n',
      problems: [
        { message: 'Without a value for "TAG", the base is "alpine:", which is no image.', severity: 'warning' },
      ],
    },
    {
      name: 'a part of the name',
      text: 'ARG REGISTRY OWNER=acme\nFROM [|$REGISTRY|]/$OWNER/base:1\n',
      problems: [{ message: 'Without a value for "REGISTRY", the base is "/acme/base:1", which is no image.' }],
    },
    {
      name: 'what no value makes an image',
      text: 'ARG NAME\nARG DIGEST\nFROM [|${NAME}|]{\nFROM alpine:[|$NAME|]@$DIGEST\n',
      problems: [
        { message: 'Whatever the value of "NAME", the base is no image.', severity: 'error' },
        { message: 'Without a value for "NAME", the base is "alpine:@", which is no image.' },
      ],
    },
    {
      name: 'what not all builds pass',
      text: 'ARG TAG\nFROM alpine:[|$TAG|]\n',
      workspace: {
        builds: exampleBuilds('services:\n  a: { build: { context: ., args: { TAG: 3 } } }\n  b: { build: . }\n'),
      },
      problems: [{ message: 'Without a value for "TAG", the base is "alpine:", which is no image.' }],
    },
  ],
  quiet: [
    { name: 'a default, also from further up', text: 'ARG TAG=3.20\nARG TAG\nFROM alpine:$TAG\n' },
    { name: 'what survives without', text: 'ARG SUFFIX\nFROM alpine:3.20$SUFFIX\n' },
    { name: 'fallbacks', text: 'ARG TAG\nFROM alpine:${TAG:-3.20}\n' },
    { name: 'what is asked for on purpose', text: 'ARG TAG\nFROM alpine:${TAG:?which?}\n' },
    {
      name: 'platform arguments',
      text: 'ARG TARGETARCH\nFROM alpine:3.20 AS a-amd64\nFROM a-$TARGETARCH$TARGETVARIANT\n',
    },
    { name: 'constants and what nothing declares', text: 'FROM Alpine\nFROM alpine:$TAG\nFROM $IMAGE\n' },
    {
      name: 'what all builds pass',
      text: 'ARG TAG\nFROM alpine:$TAG\n',
      workspace: { builds: exampleBuilds('services:\n  a: { build: { context: ., args: { TAG: 3 } } }\n') },
    },
    { name: 'an ARG that is refused itself', text: 'ARG A=${B:?}\nARG TAG\nFROM alpine:$TAG\n' },
  ],
});

import { testRule } from '../../../../test/support/rule-test.ts';
import { managerNotInBase } from './manager-not-in-base.ts';

const missing = (program: string, image: string, has: string) => ({
  message: `"${program}" is not in "${image}", which ${has}.`,
});

testRule(managerNotInBase, {
  reports: [
    {
      name: 'the first use in a chain of stages',
      text: 'FROM node:22-alpine AS base\nFROM base\nRUN set -e; (sudo [|apt-get|] update)\nRUN apt-get install -y git\nFROM ubuntu:24.04\nRUN [[|"/sbin/apk"|], "add", "git"]\n',
      problems: [missing('apt-get', 'node:22-alpine', 'has apk'), missing('apk', 'ubuntu:24.04', 'has apt')],
    },
    {
      name: 'other distributions, and images without any',
      text: 'FROM rockylinux:9\nRUN [|apt|] update\nFROM busybox:1\nRUN [|apk|] add git\nFROM redhat/ubi9-minimal\nRUN [|dnf|] install -y git\nFROM debian:12\nONBUILD RUN [|yum|] install -y git\n',
      problems: [
        missing('apt', 'rockylinux:9', 'has dnf'),
        missing('apk', 'busybox:1', 'has no package manager'),
        missing('dnf', 'redhat/ubi9-minimal', 'has microdnf'),
        missing('yum', 'debian:12', 'has apt'),
      ],
    },
  ],
  quiet: [
    {
      name: 'what is asked for first, or used only where it is',
      text: 'FROM alpine:3.22 AS a\nRUN command -v apt-get && apt-get update\nFROM alpine:3.22 AS b\nRUN apt-get update || apk update\nFROM alpine:3.22\nRUN if true; then apt-get update; fi\n',
    },
    {
      name: 'what was installed or copied before',
      text: 'FROM alpine:3.22 AS a\nRUN apk add apt && apt update\nFROM debian:12 AS b\nCOPY --from=alpine:3.22 /sbin/apk /sbin/apk\nFROM b AS c\nRUN apk add git\nFROM alpine:3.22\nCOPY --from=a / /\nRUN apt update\n',
    },
    {
      name: 'a base that is not known, and one without a shell',
      text: 'ARG V=alpine\nFROM node:22-$V AS a\nRUN apt-get update\nFROM example.org/a:1 AS b\nRUN apk add git\nFROM scratch AS c\nRUN ["apk", "add", "git"]\nFROM gcr.io/distroless/static\nRUN apk add git\n',
    },
    {
      name: 'another name of the same',
      text: 'FROM fedora:42\nRUN yum install -y git\nFROM redhat/ubi9\nRUN microdnf install git\n',
    },
  ],
});

import { testRule } from '../../../../test/support/rule-test.ts';
import { eol } from './eol.ts';

const since = (what: string, month: string) => `${what} has been out of support since ${month}`;
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(eol, {
  reports: [
    {
      name: 'distributions, by number and by name',
      text: `FROM debian:[|10.13-slim|]\nFROM docker.io/library/ubuntu:[|bionic-20230530|]@${digest}\nFROM ubuntu:[|17.04|]\nFROM alpine:[|3.9.6|]\nFROM fedora:[|38|]\nFROM centos:[|centos7.9.2009|]\nFROM [|centos|]\n`,
      problems: [
        since('Debian buster', '2024-06'),
        since('Ubuntu bionic', '2023-05'),
        since('Ubuntu 17.04', '2018-01'),
        since('Alpine 3.9', '2020-11'),
        since('Fedora 38', '2024-05'),
        since('CentOS 7', '2024-06'),
        since('CentOS', '2021-12'),
      ].map((message) => ({ message: `${message}.` })),
    },
    {
      name: 'languages, what they stand on, and images that are no more',
      text: 'ARG V=3.8\nFROM python:[|2|] AS a\nFROM [|python:${V}-slim|]\nFROM node:[|lts-gallium|]\nCOPY --from=golang:[|1.9-stretch|] /a /a\nFROM php:[|7.4-fpm-alpine3.13|]\nFROM node:[|24-bullseye|]\nFROM mcr.microsoft.com/dotnet/aspnet:[|6.0-jammy|]\nFROM openjdk:[|21|]\n',
      problems: [
        since('Python 2', '2020-01'),
        since('Python 3.8', '2024-10'),
        since('Node.js gallium', '2023-09'),
        since('Debian stretch', '2022-06'),
        `${since('PHP 7.4', '2022-11')}, Alpine 3.13 since 2022-11`,
        since('Debian bullseye', '2026-08'),
        since('.NET 6.0', '2024-11'),
        since('The image "openjdk"', '2022-07'),
      ].map((message) => ({ message: `${message}.` })),
    },
  ],
  quiet: [
    {
      name: 'what is supported, what moves and what is not known',
      text: `ARG V\nFROM debian:13\nFROM ubuntu:22.04\nFROM ubuntu\nFROM alpine:3\nFROM alpine:edge\nFROM python:3\nFROM python:3.14\nFROM node:lts\nFROM node:22\nFROM node@${digest}\nFROM node:$V\nFROM golang:1\nFROM rockylinux:8\nFROM me/node:16\n`,
    },
    { name: 'a stage of that name', text: 'FROM alpine:3.22 AS centos\nFROM centos\n' },
  ],
});

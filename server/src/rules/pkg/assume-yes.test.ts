import { testRule } from '../../../../test/support/rule-test.ts';
import type { Severity } from '../rule.ts';
import { assumeYes } from './assume-yes.ts';

const asked = (label: string, option: string, severity: Severity, after: string) => ({
  message: `"${label}" ${severity === 'error' ? 'stops' : 'may stop'} to ask, and nobody is there to answer: add ${option}.`,
  severity,
  fixes: [{ title: `Add ${option}`, after, preferred: true }],
});

testRule(assumeYes, {
  reports: [
    {
      name: 'apt, behind comments and a continued line',
      text: 'FROM debian:12\nRUN apt-get update \\\n  # one of them\n  && [|apt-get \\\n    install|] curl || true\n',
      problems: [
        asked(
          'apt-get install',
          '-y',
          'warning',
          'FROM debian:12\nRUN apt-get update \\\n  # one of them\n  && apt-get \\\n    install -y curl || true\n',
        ),
      ],
    },
    {
      name: 'each command on its own, and options that do not suffice',
      text: 'FROM debian:12\nRUN apt-get install -y a && [|apt remove|] b && sudo env A=b [|apt-get -q upgrade|]\n',
      problems: [
        asked(
          'apt remove',
          '-y',
          'warning',
          'FROM debian:12\nRUN apt-get install -y a && apt remove -y b && sudo env A=b apt-get -q upgrade\n',
        ),
        asked(
          'apt-get upgrade',
          '-y',
          'warning',
          'FROM debian:12\nRUN apt-get install -y a && apt remove b && sudo env A=b apt-get -q upgrade -y\n',
        ),
      ],
    },
    {
      name: 'the JSON form, a heredoc and a variable whose value is known',
      text: 'FROM debian:12\nENV P="a b"\nRUN [[|"apt-get", "install"|], "a"]\nRUN <<EOF\n[|apt-get install|] $P\nEOF\n',
      problems: [
        asked(
          'apt-get install',
          '-y',
          'warning',
          'FROM debian:12\nENV P="a b"\nRUN ["apt-get", "install", "-y", "a"]\nRUN <<EOF\napt-get install $P\nEOF\n',
        ),
        asked(
          'apt-get install',
          '-y',
          'warning',
          'FROM debian:12\nENV P="a b"\nRUN ["apt-get", "install", "a"]\nRUN <<EOF\napt-get install -y $P\nEOF\n',
        ),
      ],
    },
    {
      name: 'the managers of others',
      text: 'FROM archlinux AS a\nRUN [|pacman -S|] git\nFROM opensuse/leap:15 AS b\nCOPY --from=a /x /x\nRUN [|zypper install|] -n git\nFROM fedora:42\nCOPY --from=b /x /x\nRUN [|dnf module enable|] a:1\n',
      problems: [
        asked(
          'pacman -S',
          '--noconfirm',
          'error',
          'FROM archlinux AS a\nRUN pacman -S --noconfirm git\nFROM opensuse/leap:15 AS b\nCOPY --from=a /x /x\nRUN zypper install -n git\nFROM fedora:42\nCOPY --from=b /x /x\nRUN dnf module enable a:1\n',
        ),
        asked(
          'zypper install',
          '-n',
          'error',
          'FROM archlinux AS a\nRUN pacman -S git\nFROM opensuse/leap:15 AS b\nCOPY --from=a /x /x\nRUN zypper -n install -n git\nFROM fedora:42\nCOPY --from=b /x /x\nRUN dnf module enable a:1\n',
        ),
        asked(
          'dnf module enable',
          '-y',
          'error',
          'FROM archlinux AS a\nRUN pacman -S git\nFROM opensuse/leap:15 AS b\nCOPY --from=a /x /x\nRUN zypper install -n git\nFROM fedora:42\nCOPY --from=b /x /x\nRUN dnf module enable -y a:1\n',
        ),
      ],
    },
    {
      name: 'one that nobody can be sure of',
      text: 'FROM example.org/base:1\nRUN [|yum install|] git\n',
      problems: [
        {
          ...asked('yum install', '-y', 'error', 'FROM example.org/base:1\nRUN yum install -y git\n'),
          severity: 'warning',
        },
      ],
    },
    {
      name: 'a project to be begun',
      text: 'FROM node:22\nRUN [|npm init|]\n',
      problems: [asked('npm init', '-y', 'error', 'FROM node:22\nRUN npm init -y\n')],
    },
  ],
  quiet: [
    {
      name: 'what answers among the options',
      text: 'FROM debian:12\nRUN apt-get -yq install a\nRUN apt-get install -q -q a\nRUN apt-get install --quiet --quiet a\nRUN apt-get install -q=2 a\nRUN apt-get -o APT::Get::Assume-Yes=true install a\nRUN dnf install -qy a\nRUN zypper -n in a\nRUN zypper in -y a\nRUN pacman -Syu --noconfirm a\n',
    },
    {
      name: 'what answers from elsewhere',
      text: 'FROM debian:12\nRUN yes | apt-get install a\nRUN apt-get install a <<< y\nRUN xargs apt-get install < list\n',
    },
    {
      name: 'what may be in a variable',
      text: 'FROM debian:12\nARG O=-y\nRUN apt-get install $X && apt-get $O install a\n',
    },
    {
      name: 'a setting of the stage below',
      text: `FROM debian:12 AS a\nRUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes\nFROM a\nRUN apt-get install a\n`,
    },
    { name: 'settings that are copied', text: 'FROM fedora:42\nCOPY dnf.conf /etc/dnf/dnf.conf\nRUN dnf install a\n' },
    {
      name: 'what does not ask',
      text: 'FROM debian:12\nRUN apt-get update && apt-get source a && apt-get install --dry-run a && apk add a && npm init vite\nFROM redhat/ubi9-minimal\nRUN microdnf install a\n',
    },
  ],
});

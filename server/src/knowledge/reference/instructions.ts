import type { Entry } from './entry.ts';

export interface InstructionReference extends Entry {
  /**
   * What stands behind keyword and flags, a text for each way to write it. Names in angle brackets are parameters, each of which may be
   * told of in `parameters`.
   */
  readonly forms: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

const command = 'What a shell reads: the one of SHELL, `/bin/sh -c` without it.';
const program = 'A program, which is started without a shell: nobody replaces variables.';
const argument = 'An argument of the program.';
const EXEC = '["<program>", "<argument>", …]';

const sources = 'Paths in the build context, or in what `--from` names; patterns as in `*.txt` are allowed.';
const destination =
  'A path in the image. A relative one is seen from the working directory; with a slash at its end it is a directory.';
const FILES = ['<source>… <destination>', '["<source>", … "<destination>"]'];

const pairs = (name: string, value: string) => ({
  forms: ['<name>=<value> …'],
  parameters: { name, value },
});

/** Docker's instructions, by their keyword. */
export const instructionReferences: Readonly<Record<string, InstructionReference>> = {
  ADD: {
    about:
      'Puts files into the image: from the build context, from a URL or out of a Git repository. Archives of the build context are unpacked. Where nothing of the sort is wanted, COPY does.',
    anchor: 'add',
    forms: FILES,
    parameters: {
      source: 'Paths in the build context, URLs, or addresses of Git repositories.',
      destination,
    },
  },
  ARG: {
    about:
      'Declares a variable of the build, which `--build-arg` may set. Above the first FROM it is there for FROM alone, and a stage declares it again to have it. Containers do not have it.',
    anchor: 'arg',
    forms: ['<name>[=<default>] …'],
    parameters: { name: 'What the variable is called.', default: 'Its value when the build is not given another.' },
  },
  CMD: {
    about:
      'What a container runs unless it is told something else: a program, or arguments for the ENTRYPOINT. The last one counts.',
    anchor: 'cmd',
    forms: [EXEC, '<command>'],
    parameters: { program: 'A program, or with an ENTRYPOINT its first argument.', argument, command },
  },
  COPY: {
    about:
      'Puts files into the image: from the build context, or with `--from` from another stage, an image or a named context.',
    anchor: 'copy',
    forms: FILES,
    parameters: { source: sources, destination },
  },
  ENTRYPOINT: {
    about:
      'The program of the image: what a container runs. In its JSON form, CMD or the arguments of `docker run` are added behind it. The last one counts.',
    anchor: 'entrypoint',
    forms: [EXEC, '<command>'],
    parameters: { program, argument, command },
  },
  ENV: {
    about:
      'Sets environment variables: for the instructions below, in the stages based on this one, and in containers.',
    anchor: 'env',
    ...pairs('What the variable is called.', 'Its value. One with blanks stands in quotes.'),
  },
  EXPOSE: {
    about:
      'Says on which ports the program in a container listens. It opens none of them; `docker run` does, with `-p` or `-P`.',
    anchor: 'expose',
    forms: ['<port>[/<protocol>] …'],
    parameters: {
      port: 'A port, or a range as in `8000-8010`.',
      protocol: '`tcp`, which it is without one, `udp` or `sctp`.',
    },
  },
  FROM: {
    about:
      'Begins a stage, and says what it is based on: an image, a stage above, or `scratch`, which is empty. With AS the stage has a name.',
    anchor: 'from',
    forms: ['<image> [AS <name>]'],
    parameters: {
      image: 'An image, the name of a stage above, or `scratch`.',
      name: 'What the stage is called: letters, digits, `-`, `_` and `.`, a letter first.',
    },
  },
  HEALTHCHECK: {
    about:
      'How Docker finds out whether a container is well: a command that is run again and again and fails when it is not. `NONE` drops the check of the base image. The last one counts.',
    anchor: 'healthcheck',
    forms: ['CMD <command>', `CMD ${EXEC}`, 'NONE'],
    parameters: {
      command: 'What a shell reads. It ends with 0 when all is well, and with 1 when not.',
      program: 'A program, which is started without a shell. It ends with 0 when all is well, and with 1 when not.',
      argument,
    },
  },
  LABEL: {
    about: 'Writes notes into the image, each with a key: who made it, from which sources, under which licence.',
    anchor: 'label',
    ...pairs('The key, such as `org.opencontainers.image.source`.', 'The note. One with blanks stands in quotes.'),
  },
  MAINTAINER: {
    about: 'Names who made the image. Deprecated: a LABEL `org.opencontainers.image.authors` says the same.',
    anchor: 'maintainer-deprecated',
    forms: ['<name>'],
    parameters: { name: 'Who made the image.' },
  },
  ONBUILD: {
    about:
      'Keeps an instruction for the stages and builds that are based on this image, where it runs right behind FROM. It does not run here, nor in what is based on those.',
    anchor: 'onbuild',
    forms: ['<instruction>'],
    parameters: { instruction: 'Any instruction but FROM, MAINTAINER and ONBUILD.' },
  },
  RUN: {
    about: 'Runs a command while the image is built. What it changes in the file system becomes a layer of the image.',
    anchor: 'run',
    forms: ['<command>', EXEC],
    parameters: { command, program, argument },
  },
  SHELL: {
    about:
      'Which program reads the commands below that are not in JSON form. Without it `/bin/sh -c` does, on Windows `cmd /S /C`.',
    anchor: 'shell',
    forms: [EXEC],
    parameters: { program: 'The shell.', argument: 'What it is told in front of the command, such as `-c`.' },
  },
  STOPSIGNAL: {
    about: 'The signal that asks a container to end, by name or number. Without it, SIGTERM.',
    anchor: 'stopsignal',
    forms: ['<signal>'],
    parameters: { signal: '`SIGQUIT`, or a number as in `3`.' },
  },
  USER: {
    about:
      'The user, and after a colon the group, as whom RUN below works, and containers do. COPY and ADD still write as root.',
    anchor: 'user',
    forms: ['<user>[:<group>]'],
    parameters: {
      user: 'A name that the image knows, or a number.',
      group: 'A name that the image knows, or a number.',
    },
  },
  VOLUME: {
    about:
      'Directories whose content lives outside of the container: each container gets a volume there, unless it is given one.',
    anchor: 'volume',
    forms: ['<path> …', '["<path>", …]'],
    parameters: { path: 'A directory in the container.' },
  },
  WORKDIR: {
    about:
      'The directory in which the instructions below work, and containers do. It is made if it is not there; a relative path begins at the one before.',
    anchor: 'workdir',
    forms: ['<path>'],
    parameters: { path: 'A directory in the image.' },
  },
};

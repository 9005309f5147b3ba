import { parseArgs } from 'node:util';
import type { Mirrors } from '../registry/location.ts';
import type { Severity } from '../rules/rule.ts';

type Format = 'text' | 'json';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'check';
      readonly format: Format;
      readonly failOn: Severity;
      readonly allRules: boolean;
      /** Whether ShellCheck is asked, where it is installed. */
      readonly shellcheck: boolean;
      /** Names of contexts beside those that neighbouring files name. */
      readonly contexts: readonly string[];
      readonly paths: readonly string[];
    }
  | {
      readonly kind: 'fix';
      readonly all: boolean;
      readonly dryRun: boolean;
      readonly contexts: readonly string[];
      readonly paths: readonly string[];
    }
  | {
      readonly kind: 'pin';
      readonly update: boolean;
      readonly dryRun: boolean;
      readonly mirrors: Mirrors;
      readonly contexts: readonly string[];
      readonly paths: readonly string[];
    }
  | { readonly kind: 'outline'; readonly format: Format; readonly paths: readonly string[] }
  | { readonly kind: 'targets'; readonly format: Format; readonly folder: string };

/** A command line that asks for nothing we know. */
export class UsageError extends Error {}

const FORMATS = ['text', 'json'] as const;

/** From the gravest to the faintest. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

/** Reads the command line. @throws UsageError */
export function readArguments(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') return { kind: 'version' };
  if (name === '--help' || name === '-h' || name === 'help') return { kind: 'help' };
  if (name === undefined) throw new UsageError('name a command: check, fix, pin, outline or targets');
  switch (name) {
    case 'check': {
      const { values, paths } = parse(rest, {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'warning' },
        'all-rules': { type: 'boolean', default: false },
        'no-shellcheck': { type: 'boolean', default: false },
        'build-context': { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      });
      if (values.help) return { kind: 'help' };
      return {
        kind: 'check',
        format: oneOf('--format', values.format, FORMATS),
        failOn: oneOf('--fail-on', values['fail-on'], SEVERITIES),
        allRules: values['all-rules'] === true,
        shellcheck: values['no-shellcheck'] !== true,
        contexts: namesOf(values['build-context']),
        paths,
      };
    }
    case 'fix': {
      const { values, paths } = parse(rest, {
        all: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        'build-context': { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      });
      if (values.help) return { kind: 'help' };
      return {
        kind: 'fix',
        all: values.all === true,
        dryRun: values['dry-run'] === true,
        contexts: namesOf(values['build-context']),
        paths,
      };
    }
    case 'pin': {
      const { values, paths } = parse(rest, {
        update: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        mirror: { type: 'string', multiple: true, default: [] },
        'build-context': { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      });
      if (values.help) return { kind: 'help' };
      return {
        kind: 'pin',
        update: values.update === true,
        dryRun: values['dry-run'] === true,
        mirrors: mirrorsOf(values.mirror),
        contexts: namesOf(values['build-context']),
        paths,
      };
    }
    case 'outline': {
      const { values, paths } = parse(rest, {
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h', default: false },
      });
      if (values.help) return { kind: 'help' };
      return { kind: 'outline', format: oneOf('--format', values.format, FORMATS), paths };
    }
    case 'targets': {
      const { values, paths } = parse(rest, {
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h', default: false },
      });
      if (values.help) return { kind: 'help' };
      const [folder = '.', ...more] = paths;
      if (more.length > 0) throw new UsageError('targets takes one folder');
      return { kind: 'targets', format: oneOf('--format', values.format, FORMATS), folder };
    }
    default:
      throw new UsageError(`there is no command "${name}": take check, fix, pin, outline or targets`);
  }
}

interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default: string | boolean | string[];
}

function parse(args: string[], options: Record<string, Option>) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { values, paths: positionals.length > 0 ? positionals : ['.'] };
  } catch (error) {
    // Node's message goes on with advice in further sentences.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/\. |\n/)[0]!.replace(/^./, (first) => first.toLowerCase()));
  }
}

/** The names of contexts: what is given as for `docker build` has its place behind the name. */
const namesOf = (given: unknown): string[] =>
  Array.isArray(given) ? given.map((value) => String(value).replace(/=.*$/s, '')) : [];

/** Mirrors by their registry. */
function mirrorsOf(given: unknown): Mirrors {
  const pairs = (Array.isArray(given) ? given : []).map((value) => String(value).split(/=(.*)/s).slice(0, 2));
  const wrong = pairs.find(([registry, mirror]) => !registry || !mirror);
  if (wrong) throw new UsageError(`--mirror takes registry=mirror, not "${wrong[0]}"`);
  return Object.fromEntries(pairs);
}

function oneOf<T extends string>(option: string, value: unknown, choices: readonly T[]): T {
  const choice = choices.find((item) => item === value);
  if (choice === undefined) throw new UsageError(`${option} takes ${choices.join(', ')}, not "${value}"`);
  return choice;
}

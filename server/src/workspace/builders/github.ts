import type { Range } from '../../text/range.ts';
import type { YamlNode } from '../config/yaml.ts';
import { type Build, buildOf, type Known, labelled } from './build.ts';
import { inRun, type Run, runsOf } from './github-matrix.ts';
import { above, folderOf, joined, ROOT } from './paths.ts';
import { placedScalar, placeOf, verbatim } from './placed.ts';
import { enclosed, substituted } from './recipes.ts';
import { buildsInShell, MAY_BUILD } from './shell-builds.ts';
import { below, entriesOf, itemsOf, type Scalar, scalar, textOf } from './tree.ts';

/** So many steps are looked at, each in each run of its job. */
const MOST_STEPS = 2_000;
const BUILD_PUSH = /^docker\/build-push-action(?:@|$)/;

/** What a step is in. */
interface Around {
  readonly text: string;
  readonly folder: string;
  /** The folders in which a job's programs may run. */
  readonly root: string;
  readonly run: Run;
  readonly environment: ReadonlyMap<string, Scalar>;
  readonly defaults: YamlNode | undefined;
  readonly isWindows: boolean;
  /** Whether files lie elsewhere than in the repository's folder, or may be those of another one. */
  readonly isMoved: boolean;
}

/** The builds of a workflow or an action: those of docker/build-push-action, and those that its scripts start. */
export function readGithub(documents: readonly YamlNode[], text: string, path: string): Build[] {
  const folder = above(path, '.github');
  const budget = { left: MOST_STEPS };
  return documents.flatMap((root) => {
    const environment = variablesOf(below(root, 'env'));
    const action = below(root, 'runs');
    if (action) return stepsOf(action, { text, folder, path, environment, defaults: undefined, budget });
    return [...entriesOf(below(root, 'jobs'))].flatMap(([name, { value: job }]) => {
      const own = variablesOf(below(job, 'env'));
      const defaults = below(job, 'defaults', 'run') ?? below(root, 'defaults', 'run');
      const inside = { text, folder, path, environment: new Map([...environment, ...own]), defaults, budget };
      return labelled(stepsOf(job, inside), name);
    });
  });
}

interface Job extends Pick<Around, 'text' | 'folder' | 'environment' | 'defaults'> {
  readonly path: string;
  readonly budget: { left: number };
}

function stepsOf(job: YamlNode, { path, budget, ...outer }: Job): Build[] {
  const steps = itemsOf(below(job, 'steps'));
  const checkouts = steps.filter((step) => /^actions\/checkout@/.test(textOf(below(step, 'uses')) ?? ''));
  const paths = checkouts.map((step) => textOf(below(step, 'with', 'path')));
  // One that is checked out elsewhere than at the top: paths lead through that folder.
  const checkout = checkouts.length === 1 && /^[\w./-]+$/.test(paths[0] ?? '') ? joined('.', paths[0]!) : undefined;
  const isMoved =
    checkouts.some(
      (step) => below(step, 'with', 'repository') || isOtherRevision(textOf(below(step, 'with', 'ref'))),
    ) ||
    (checkout === undefined && paths.some((path) => path));
  const isWindows = /windows/i.test(textOf(below(job, 'runs-on')) ?? '');
  const builds: Build[] = [];
  const seen = new Set<string>();
  for (const step of steps.filter(mayBuild)) {
    const usesMatrix = mentionsMatrix(outer.text, step, outer.defaults);
    const runs = usesMatrix ? (runsOf(job) ?? [new Map()]) : [new Map()];
    const environment = new Map([...outer.environment, ...variablesOf(below(step, 'env'))]);
    for (const run of runs) {
      if (budget.left-- <= 0) return builds;
      const around = {
        ...outer,
        environment,
        run,
        isMoved,
        isWindows,
        root: path.includes('.github/') ? '.' : folderOf(path),
      };
      for (const found of [...ofAction(step, around), ...ofScript(step, around)]) {
        const build = checkout === undefined ? found : outOf(checkout, found);
        const { range, places, target, args } = build;
        const key = JSON.stringify([range, places, target, [...args]]);
        if (!seen.has(key)) builds.push(build);
        seen.add(key);
      }
    }
  }
  return builds;
}

/** Whether a checkout may be of another revision than the one that the workflow stands in: `v1`, but not `${{ github.head_ref }}`. */
const isOtherRevision = (ref = ''): boolean => ref !== '' && !/^\$\{\{\s*github\./.test(ref);

const mayBuild = (step: YamlNode): boolean =>
  BUILD_PUSH.test(textOf(below(step, 'uses')) ?? '') || MAY_BUILD.test(textOf(below(step, 'run')) ?? '');

/** A build as it is seen from the folder that the repository has been checked out to. */
function outOf(checkout: string, build: Build): Build {
  const inner = (path: string) =>
    path === checkout ? '.' : path.startsWith(`${checkout}/`) ? path.slice(checkout.length + 1) : undefined;
  const places = build.places.flatMap(({ dockerfile, context }) => {
    const path = inner(dockerfile);
    return path === undefined ? [] : [{ dockerfile: path, context: context && inner(context) }];
  });
  return { ...build, places, certain: build.certain && places.length > 0 };
}

const mentionsMatrix = (text: string, ...nodes: readonly (YamlNode | undefined)[]): boolean =>
  nodes.some((node) => node !== undefined && /\bmatrix\b/.test(text.slice(node.range.start, node.range.end)));

/** https://github.com/docker/build-push-action#inputs */
function ofAction(step: YamlNode, around: Around): Build[] {
  const uses = scalar(below(step, 'uses'));
  if (!uses || !BUILD_PUSH.test(uses.text)) return [];
  const input = (name: string) => {
    const node = scalar(below(step, 'with', name));
    return node && known(node, around);
  };
  let context = input('context');
  const defaults = /^\{\{defaultContext\}\}(?::(.*))?$/.exec(context?.text ?? '');
  if (context && defaults) context = { ...context, text: defaults[1] || '.' };
  const args = listOf(below(step, 'with', 'build-args'), around);
  const contexts = listOf(below(step, 'with', 'build-contexts'), around);
  return buildOf({
    folder: around.folder,
    context,
    dockerfile: input('file'),
    target: input('target'),
    args: args.pairs,
    argRanges: args.ranges,
    moreArgs: args.more,
    contexts: new Set(contexts.pairs.keys()),
    range: uses.range,
    fromContext: defaults !== null,
    uncertain: around.isMoved,
  });
}

/** An input with a pair `A=b` in each line. */
function listOf(node: YamlNode | undefined, around: Around) {
  const pairs = new Map<string, string | undefined>();
  const ranges = new Map<string, Range>();
  let more = false;
  const given = scalar(node);
  const placed = given && placedScalar(around.text, given);
  let next = 0;
  for (const line of given?.text.split(/(?<=\n)|,(?=\w+=)/) ?? []) {
    const at = given!.text.indexOf(line, next);
    next = at + line.length;
    const [, before, name, value = ''] = /^(\s*"?)([\w.:/-]+)=(.*?)"?\s*$/.exec(line) ?? [];
    if (name !== undefined) {
      const start = at + before!.length;
      pairs.set(name, resolved(value, around));
      ranges.set(name, placeOf(placed!, { start, end: start + name.length }));
    }
    // An expression may come to several pairs.
    else if (line.includes('${{')) more = true;
  }
  return { pairs, ranges, more };
}

function known({ text, range }: Scalar, around: Around): Known {
  const whole = /^\$\{\{\s*matrix\.([\w.-]+)\s*\}\}$/.exec(text);
  const item = whole && inRun(around.run, whole[1]!);
  if (item && !item.text.includes('${{')) return { range: item.range, text: item.text };
  return { range, text: resolved(text, around) };
}

/** A text with the values of its expressions; undefined if one of them is unknown. */
function resolved(text: string, around: Around): string | undefined {
  let isKnown = true;
  const value = substituted(verbatim(text, 0), expressions, (expression) => {
    const known = valueOf(expression, around);
    isKnown &&= known !== undefined;
    return known;
  }).text;
  return isKnown && !value.includes('${{') ? value : undefined;
}

function valueOf(expression: string, { run, environment }: Around): string | undefined {
  const [, context, name = ''] = /^\s*(matrix|env|github)\.([\w.-]+)\s*$/.exec(expression) ?? [];
  if (context === 'github') return name === 'workspace' ? ROOT : undefined;
  const value = context === 'matrix' ? inRun(run, name)?.text : context && environment.get(name)?.text;
  return value?.includes('${{') ? undefined : value;
}

/** A step's script. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsrun */
function ofScript(step: YamlNode, around: Around): Build[] {
  const script = scalar(below(step, 'run'));
  if (!script || !MAY_BUILD.test(script.text)) return [];
  const shell =
    textOf(below(step, 'shell')) ?? textOf(below(around.defaults, 'shell')) ?? (around.isWindows ? 'pwsh' : 'bash');
  if (!/^(?:bash|sh|pwsh|powershell|cmd)\b/.test(shell)) return [];
  const isUnix = /^(?:ba)?sh\b/.test(shell);
  const where = scalar(below(step, 'working-directory')) ?? scalar(below(around.defaults, 'working-directory'));
  const folder = where ? resolved(where.text, around) : '.';
  const from = around.root === '.' ? around.folder : around.root;
  const start = folder === undefined ? undefined : joined(from, folder);
  const variables = new Map<string, string>();
  for (const [name, { text }] of around.environment) {
    const value = resolved(text, around);
    if (value !== undefined) variables.set(name, value);
  }
  const placed = substituted(placedScalar(around.text, script), expressions, (inner) => valueOf(inner, around));
  const found = buildsInShell(isUnix ? placed : { ...placed, text: asUnix(placed.text) }, {
    folders: start === undefined ? [] : [start],
    variables,
  });
  return around.isMoved ? found.map((build) => ({ ...build, certain: false })) : found;
}

/** Windows' shells go on in the next line behind another character, and have another one between folders. */
const asUnix = (text: string): string => text.replace(/\\/g, '/').replace(/[`^](?=\r?\n)/g, '\\');

const expressions = (text: string) => enclosed(text, '${{', '}}');

function variablesOf(node: YamlNode | undefined): Map<string, Scalar> {
  return new Map([...entriesOf(node)].flatMap(([name, { value }]) => (value.kind === 'scalar' ? [[name, value]] : [])));
}

import type { AnyRule } from '../../server/src/rules/index.ts';
import type { About, Problem } from '../../server/src/rules/rule.ts';
import { Lines } from '../../server/src/text/lines.ts';
import { effect } from './changes.ts';
import { type Example, exampleOf, fixDiff } from './example.ts';
import { code, list, peerLink } from './markdown.ts';

/** A rule's documentation page. */
export function rulePage(rule: AnyRule): string {
  const example = exampleOf(rule);
  const beside = 'check' in rule ? rule : undefined;
  const language = beside ? 'dockerfile' : 'checkBuilds' in rule ? 'yaml' : '';
  const sections = [
    `<!-- Made by "npm run generate" from server/src/rules/${rule.id}.ts. Change that file instead of this one. -->`,
    `# ${rule.id}`,
    `${rule.summary}.`,
    severityLine(rule),
    rule.why.trim(),
    '## Reported',
    fence(language, example.text),
    ...(beside?.compose === undefined ? [] : ['with this `compose.yaml`:', fence('yaml', beside.compose)]),
    ...('checkBuilds' in rule ? ['with this Dockerfile:', fence('dockerfile', rule.dockerfile)] : []),
    ...(beside?.dockerignore === undefined ? [] : ['with this `.dockerignore`:', fence('', beside.dockerignore)]),
    ...(rule.context === undefined ? [] : [`with ${list(rule.context.map(code), 'and')} beside it:`]),
    ...(beside?.config === undefined ? [] : ['with this `.dockerfile-stages.yaml`:', fence('yaml', beside.config)]),
    example.problems.map((problem) => told(example, problem)).join('\n'),
    '## Fine',
    fence(language, rule.fine),
    '## Fix',
    ...fixSection(rule, example),
    rule.severity === 'off' ? '## Switch it on' : '## Switch it off',
    ...offSection(rule),
    ...(rule.peers.length > 0 ? ['## In other tools', rule.peers.map((peer) => `- ${peerLink(peer)}`).join('\n')] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function severityLine({ severity, severities }: About): string {
  const usual = severity === 'off' ? 'Off by default.' : `Severity by default: **${severity}**.`;
  return severities === undefined ? usual : `${usual} It is ${severities}`;
}

/** A line that is its own example of being too long is cut. */
const fence = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.trimEnd().replace(/^(.{100}).{1000,}$/gm, '$1 …')}\n\`\`\``;

function told({ text }: Example, { range, message }: Problem): string {
  const lines = new Lines(text);
  const marked = text
    .slice(range.start, range.end)
    .split('\n')[0]!
    .trim()
    .replace(/^(.{20}).{1000,}$/, '$1 …');
  return `- Line ${lines.lineOf(range.start) + 1}, ${code(marked)}: ${message}`;
}

function fixSection(rule: About, { text, fixes, problems }: Example): string[] {
  const [first, ...others] = fixes;
  const [beside] = problems.flatMap((problem) => problem.beside?.() ?? []);
  if (!first && beside)
    return [
      `**${beside.title}**, which editors do that can make files, with these lines:`,
      fence('', beside.lines.join('\n')),
    ];
  if (!first) return ['None here: no single edit is certain to be right.'];
  return [
    `**${first.title}**. ${effect(rule, first.safe)}`,
    fence('diff', fixDiff(text, first)),
    ...(others.length > 0 ? [`Offered as well: ${list(others.map(({ title }) => `**${title}**`))}.`] : []),
  ];
}

function offSection(rule: AnyRule): string[] {
  const wanted = rule.severity === 'off' ? 'warning' : 'off';
  const names = [rule.id, ...rule.peers.flatMap((peer) => /^(?:BuildKit|hadolint) (\w+)$/.exec(peer)?.[1] ?? [])];
  const also = names.slice(1).map(code);
  return [
    rule.severity === 'off'
      ? 'The setting that switches it on, with the severity you want:'
      : 'Everywhere, or with another severity (`error`, `warning`, `information`, `hint`):',
    fence('json', `"dockerfileStages.rules": {\n  "${rule.id}": "${wanted}"\n}`),
    'For all who work on the project, in its `.dockerfile-stages.yaml`:',
    fence('yaml', `rules:\n  ${rule.id}: ${wanted}`),
    ...('check' in rule
      ? [
          'Silent for one instruction by a comment above it, and for a whole file by one at its very top:',
          fence('dockerfile', `# check=skip=${rule.id}`),
        ]
      : []),
    ...(also.length > 0 ? [`There it also goes by ${list(also, 'and')}.`] : []),
  ];
}

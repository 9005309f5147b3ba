import { readDockerfile } from '../model/dockerfile.ts';
import { check, type Finding } from '../rules/check.ts';
import { checkBuilds } from '../rules/check-builds.ts';
import { checkIgnore } from '../rules/check-ignore.ts';
import type { Severity } from '../rules/rule.ts';
import { noStage } from '../rules/syntax/no-stage.ts';
import { Lines } from '../text/lines.ts';
import type { Builds } from '../workspace/builders/builds.ts';
import { readIgnoreText } from '../workspace/ignore.ts';
import { type Command, SEVERITIES } from './arguments.ts';
import { lookAround, readBuilders } from './builders.ts';
import { factsAround, ignoreBeside, policyAround } from './facts.ts';
import { problemJson } from './json.ts';
import { choose } from './mend.ts';
import { noTotals, problemLine, summary } from './report.ts';
import type { Session } from './session.ts';
import { withShellcheck } from './shellcheck.ts';

/** An empty file is being written, in an editor; here it is one that the builder refuses. */
const severities = { [noStage.id]: noStage.severity };

type CheckCommand = Extract<Command, { kind: 'check' }>;

/** Lists the problems of files. */
export async function runCheck(command: CheckCommand, session: Session): Promise<void> {
  const { terminal } = session;
  const totals = noTotals();
  const json: ReturnType<typeof problemJson>[] = [];
  const limit = SEVERITIES.indexOf(command.failOn);
  const isFailure = (severity: Severity) => SEVERITIES.indexOf(severity) <= limit;

  const tell = (path: string, lines: Lines, findings: readonly Finding[], isMended: boolean) => {
    const onFailure = session.onFailure(path);
    totals.files++;
    if (findings.length > 0) totals.filesWithProblems++;
    for (const finding of findings) {
      totals.problems[finding.severity]++;
      if (isFailure(finding.severity)) session.problemFound();
      if (command.format === 'json') json.push(problemJson(path, lines, finding, onFailure));
      else {
        terminal.out(`${problemLine(terminal, path, lines, finding)}\n`);
        const fix = isMended && finding.rule.severity !== 'off' ? choose(finding, true, onFailure) : undefined;
        if (fix) totals[fix.safe ? 'safe' : 'preferred']++;
      }
    }
    if (command.format === 'text' && findings.length > 0) terminal.out('\n');
  };

  const around = await lookAround(command.paths);
  const dockerfiles = surrounded(command, session, around.index);
  for await (const { path, lines, dockerfile, workspace } of command.shellcheck
    ? withShellcheck(dockerfiles)
    : dockerfiles) {
    const onFailure = session.onFailure(path);
    const isOwnChoice = workspace.policy.levels.has(noStage.id);
    const settings = { severities: isOwnChoice ? {} : severities, all: command.allRules };
    tell(path, lines, check(dockerfile, workspace, settings, onFailure), true);
    const ignore = await ignoreBeside(path, workspace);
    if (!ignore) continue;
    const read = readIgnoreText(ignore.text);
    const found = checkIgnore(read, ignore.context, workspace.policy, settings, session.onFailure(ignore.path));
    // `fix` mends Dockerfiles alone.
    if (found.length > 0) tell(ignore.path, new Lines(ignore.text), found, false);
  }
  for await (const { path, text, builds, others } of readBuilders(around)) {
    const { workspace } = await policyAround(path, session);
    const settings = { severities: {}, all: command.allRules };
    const findings = checkBuilds(text, builds, workspace.policy, settings, session.onFailure(path), others);
    // What "fix" mends are Dockerfiles.
    if (findings.length > 0) tell(path, new Lines(text), findings, false);
  }
  if (command.format === 'json') terminal.out(`${JSON.stringify(json, null, 2)}\n`);
  else if (totals.files > 0) terminal.out(`${summary(terminal, totals)}\n`);
}

/** The Dockerfiles to look at, with what is known around them. */
async function* surrounded({ paths, contexts }: CheckCommand, session: Session, index: Builds | undefined) {
  for await (const { path, text } of session.inputs(paths)) {
    const lines = new Lines(text);
    if (session.isTooLarge(path, lines)) continue;
    const { workspace } = await factsAround(path, contexts, session, index);
    yield { path, lines, dockerfile: readDockerfile(text), workspace };
  }
}

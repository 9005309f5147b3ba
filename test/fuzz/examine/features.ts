import { actionsFor, findingsAt, fixAll } from '../../../server/src/features/actions/code-actions.ts';
import { completionsAt, placeAt } from '../../../server/src/features/completion/completions.ts';
import {
  documentation,
  stageDocumentation,
  variableDocumentation,
} from '../../../server/src/features/completion/documentation.ts';
import { contextSourceAt } from '../../../server/src/features/context/source.ts';
import { targetsIn } from '../../../server/src/features/focus/targets.ts';
import { findingsOutside, unneededFor } from '../../../server/src/features/focus/unneeded.ts';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { markdown, plaintext } from '../../../server/src/features/markup.ts';
import { pinLenses } from '../../../server/src/features/pin/pin-lenses.ts';
import { documentLinks, sourcePaths } from '../../../server/src/features/presentation/document-links.ts';
import { folds } from '../../../server/src/features/presentation/folding.ts';
import { formatEdits } from '../../../server/src/features/presentation/formatting/format.ts';
import { onTypeEdits } from '../../../server/src/features/presentation/formatting/on-type.ts';
import type { FormatStyle } from '../../../server/src/features/presentation/formatting/style.ts';
import { inlayHints } from '../../../server/src/features/presentation/inlay-hints.ts';
import { outline } from '../../../server/src/features/presentation/outline.ts';
import { selectionRanges } from '../../../server/src/features/presentation/selection-ranges.ts';
import { semanticTokens, tokensWithin } from '../../../server/src/features/presentation/tokens/semantic-tokens.ts';
import { originAt } from '../../../server/src/features/provenance.ts';
import { signatureAt } from '../../../server/src/features/signature/signature.ts';
import { definition } from '../../../server/src/features/symbols/definition.ts';
import { basedOn, basesOf, itemsAt, takenBy, takersOf } from '../../../server/src/features/symbols/hierarchy.ts';
import { linkedPlaces } from '../../../server/src/features/symbols/linked-editing.ts';
import { references } from '../../../server/src/features/symbols/references.ts';
import { prepareRename, rename } from '../../../server/src/features/symbols/rename.ts';
import { occurrencesOf, symbolAt } from '../../../server/src/features/symbols/symbol.ts';
import { stagesInText } from '../../../server/src/features/symbols/workspace-stages.ts';
import { type Dockerfile, readDockerfile } from '../../../server/src/model/dockerfile.ts';
import type { Finding } from '../../../server/src/rules/check.ts';
import { Lines } from '../../../server/src/text/lines.ts';
import type { Workspace } from '../../../server/src/workspace/workspace.ts';
import { shownTokens } from '../../support/semantic-tokens.ts';
import { fail } from './dockerfile.ts';
import type { Examined } from './examined.ts';

const STYLE: FormatStyle = { tabSize: 4, insertSpaces: true, insertFinalNewline: true, keywords: 'upper' };
const HINTS = { resolvedBase: true, stageNames: true, argValues: true };
const OUTSIDE = { names: ['x/', 'y'], images: ['z:1'] };
const DOCUMENTED = 3;

/** Asks all that is asked about a whole Dockerfile. */
export function examineWhole(
  examined: Examined,
  dockerfile: Dockerfile,
  findings: readonly Finding[],
  workspace: Workspace,
) {
  const { text } = examined;
  const lines = examined.do('lines', () => new Lines(text));
  const all = { start: 0, end: text.length };
  examined.ask('outline', () => outline(dockerfile, workspace));
  examined.ask('folds', () => folds(dockerfile));
  examined.ask('links', () => documentLinks(dockerfile, workspace, new Set(['x', 'y', 'package.json'])));
  examined.ask('sources', () => sourcePaths(dockerfile));
  examined.ask('hints', () => inlayHints(dockerfile, workspace, all, HINTS));
  examined.ask('pins', () => pinLenses(dockerfile, true));
  examined.ask('stages', () => stagesInText(text));
  const tokens = examined.do('tokens', () => semanticTokens(dockerfile, lines, 'all'));
  examined.ask('all tokens', () => shownTokens(text, tokens));
  examined.ask('some tokens', () => shownTokens(text, semanticTokens(dockerfile, lines, 'more')));
  const targets = examined.do('targets', () => targetsIn(dockerfile));
  examined.ask('focus', () => {
    const target = targets[findings.length % Math.max(1, targets.length)];
    const left = target ? unneededFor(dockerfile, target.stage) : [];
    return [left, findingsOutside(findings, left).length];
  });
  const formatted = examined.ask('format', () => formatEdits(dockerfile, STYLE));
  const mended = examined.ask('fix all', () => fixAll(findings, fail));
  for (const edits of [formatted, mended]) {
    const changed = examined.edited('format and fix all', edits);
    examined.do('read again', () => readDockerfile(changed));
  }
}

/** Asks all that is asked about a place in a Dockerfile. */
export function examinePlace(
  examined: Examined,
  dockerfile: Dockerfile,
  findings: readonly Finding[],
  workspace: Workspace,
  offset: number,
) {
  const { text } = examined;
  const ask = <T>(name: string, work: () => T): T => examined.ask(`${name} at ${offset}`, work);
  const range = { start: offset, end: Math.min(text.length, offset + 200) };
  ask('hover', () => hover(dockerfile, workspace, offset, markdown));
  ask('plain hover', () => hover(dockerfile, workspace, offset, plaintext));
  examined.do('signature', () => signatureAt(dockerfile, offset));
  ask('definition', () => definition(dockerfile, offset));
  ask('origin', () => originAt(dockerfile, offset));
  ask('source', () => contextSourceAt(dockerfile, workspace, offset)?.path);
  ask('references', () => references(dockerfile, offset, true));
  ask('linked', () => linkedPlaces(dockerfile, offset));
  ask('occurrences', () => {
    const symbol = symbolAt(dockerfile, offset);
    return symbol && occurrencesOf(dockerfile, symbol);
  });
  ask('selection', () => selectionRanges(dockerfile, offset));
  ask('hierarchy', () => [
    ...[itemsAt, basesOf, basedOn].map((items) => items(dockerfile, offset)),
    ...[takersOf, takenBy].map((takings) => takings(dockerfile, offset)),
  ]);
  ask('hints', () => inlayHints(dockerfile, workspace, range, HINTS));
  ask('tokens', () => shownTokens(text, tokensWithin(dockerfile, new Lines(text), 'all', range)));
  ask('rename', () => {
    const prepared = prepareRename(dockerfile, workspace, offset);
    const renamed = rename(dockerfile, workspace, offset, 'other');
    if (renamed && 'edits' in renamed) readDockerfile(examined.edited('rename', renamed.edits));
    return [prepared, renamed];
  });
  ask('typing', () => {
    const edits = onTypeEdits(dockerfile, offset, STYLE);
    examined.edited('typing', edits);
    return edits;
  });
  ask('format', () => {
    const edits = formatEdits(dockerfile, STYLE, range);
    examined.edited('format of a range', edits);
    return edits;
  });
  ask('actions', () => {
    const here = findingsAt(findings, range).slice(0, 50);
    const actions = actionsFor(dockerfile, here, fail, 'user');
    for (const { title, edits } of actions) examined.edited(title, edits);
    return actions.map(({ title, edits }) => ({ title, edits }));
  });
  ask('completion', () => {
    const place = placeAt(dockerfile, workspace, offset);
    if (!place) return undefined;
    const { spot, proposals, incomplete } = completionsAt(place, workspace, OUTSIDE);
    for (const { edits, label } of proposals) if (edits) examined.edited(`completion of ${label}`, edits);
    const texts = proposals.slice(0, DOCUMENTED).map(({ topic }) => {
      const write = { stage: stageDocumentation, variable: variableDocumentation }[topic?.kind as 'stage'];
      return write ? write(dockerfile, workspace, topic!, markdown) : topic && documentation(topic, markdown);
    });
    return { spot, proposals: proposals.map(({ label, edits }) => ({ label, edits })), incomplete, texts };
  });
}

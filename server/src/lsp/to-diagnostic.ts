import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { configComplaints } from '../features/config/complaints.ts';
import type { Finding } from '../rules/check.ts';
import type { Severity } from '../rules/rule.ts';
import type { Complaint } from '../workspace/config/yaml.ts';
import type { OpenDocument } from './documents.ts';
import type { Checked } from './problems.ts';

/** Where the rules' documentation pages are. */
const PAGES = 'https://github.com/dockerfile-stages/dockerfile-stages/blob/main/docs/rules/';
const SOURCE = 'dockerfile-stages';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding as the protocol has it, its offsets turned into lines and UTF-16 characters of the document. */
export function toDiagnostic(document: Pick<OpenDocument, 'uri' | 'range'>, finding: Finding): Diagnostic {
  const { range, message, rule, severity, check, unnecessary, related } = finding;
  return {
    range: document.range(range),
    message,
    severity: SEVERITIES[severity],
    source: SOURCE,
    code: rule.id,
    codeDescription: { href: check?.page ?? `${PAGES}${rule.id}.md` },
    ...(unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related && {
      relatedInformation: related.map((place) => ({
        location: { uri: document.uri, range: document.range(place.range) },
        message: place.message,
      })),
    }),
  };
}

/** All that is to be shown in a document. */
export function diagnosticsOf({ document, findings, limit }: Checked): Diagnostic[] {
  if (document.kind === 'config') return configDiagnostics(document);
  if (!limit) return findings.map((finding) => toDiagnostic(document, finding));
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: document.lines.end(0) } };
  return [{ range, message: limit, severity: DiagnosticSeverity.Information, source: SOURCE }];
}

const configDiagnostics = (document: OpenDocument): Diagnostic[] =>
  configComplaints(document.config).map((complaint) => complaintDiagnostic(document, complaint));

/** A fault of a file that says what the project wants. */
export const complaintDiagnostic = (document: OpenDocument, { range, message }: Complaint): Diagnostic => {
  return { range: document.range(range), message, severity: DiagnosticSeverity.Error, source: SOURCE };
};

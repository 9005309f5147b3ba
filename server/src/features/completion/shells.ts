import { baseFacts, isWindows } from '../../model/base-image.ts';
import type { Asked, Proposal } from './proposal.ts';

const json = (...words: readonly string[]): string => `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;

const BASH = [json('/bin/bash', '-o', 'pipefail', '-c'), 'a pipe fails as soon as one of its commands does'] as const;
const ASH = [
  json('/bin/ash', '-eo', 'pipefail', '-c'),
  "BusyBox's shell; a pipe fails as soon as one of its commands does",
] as const;
const SH = [json('/bin/sh', '-c'), 'as it is without SHELL'] as const;
const WINDOWS = [
  [json('powershell', '-Command', "$ErrorActionPreference = 'Stop';"), 'PowerShell, which stops at the first error'],
  [json('cmd', '/S', '/C'), 'as it is without SHELL'],
] as const;

/** What SHELL may be set to, in what is known of the base image. */
export function shellProposals({ dockerfile, context: { stage, instruction } }: Asked): Proposal[] {
  if (!stage || !instruction) return [];
  const facts = baseFacts(stage);
  const hasAsh =
    facts?.distribution === 'alpine' || facts?.distribution === 'busybox' || facts?.distribution === 'wolfi';
  const shells = isWindows(dockerfile, stage)
    ? WINDOWS
    : [
        ...(hasAsh ? [ASH] : []),
        ...(facts?.bash === false ? [] : hasAsh && facts?.bash === undefined ? [] : [BASH]),
        SH,
        // Some images are there for both systems, and hardly anybody changes the escape character for Linux.
        ...(dockerfile.escape === '`' ? WINDOWS : []),
      ];
  return shells.map(([text, detail]) => ({ label: text, kind: 'value', text, detail }));
}

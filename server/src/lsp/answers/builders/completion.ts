import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { askedIn, attemptsAt } from '../../../features/builders/half-written.ts';
import { targetProposals } from '../../../features/builders/target-proposals.ts';
import { contentModified, type Request } from '../../method.ts';
import { abilitiesOf, toItem } from '../proposals.ts';

/** The stages that may be the target which is being written at a position of a file that starts builds. */
export async function targetCompletions({
  document,
  params,
  server,
}: Request<CompletionParams>): Promise<CompletionItem[]> {
  const { index, texts, client, documents } = server;
  await index.ready();
  const { uri, text } = document;
  for (const attempt of attemptsAt(text, document.offset(params.position))) {
    const asked = askedIn(attempt, await index.inText(uri, attempt.text));
    const dockerfiles = new Set(asked.flatMap(({ dockerfile, exists }) => (exists ? dockerfile! : [])));
    const files = await Promise.all([...dockerfiles].map((dockerfile) => texts.of(dockerfile)));
    if (documents.get(uri) !== document) throw contentModified();
    if (asked.length === 0) continue;
    const abilities = abilitiesOf(client);
    const found = new Map<string, CompletionItem>();
    for (const file of files) {
      for (const proposal of file ? targetProposals(file.dockerfile, attempt) : []) {
        if (!found.has(proposal.label))
          found.set(proposal.label, toItem(document, attempt, proposal, found.size, abilities, file?.uri));
      }
    }
    return [...found.values()];
  }
  return [];
}

import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** A reporter for `node --test` that is silent about what passes: failures with their place, and what was skipped and why. */
// biome-ignore lint/style/noDefaultExport: node --test asks for it
export default async function* problems(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    else if (type === 'test:pass' && data.skip !== undefined)
      yield `  skipped: ${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}\n`;
    else if (type === 'test:fail' && !isOnlyOfSubtests(data.details.error))
      yield `\n  ✖ ${data.name}\n    ${place(data)}\n${indent(inspect(data.details.error.cause ?? data.details.error))}\n\n`;
  }
}

/** A test whose part failed fails too, which says nothing new. */
const isOnlyOfSubtests = (error: Error) => 'failureType' in error && error.failureType === 'subtestsFailed';

const place = ({ file, line }: { file?: string; line?: number }) =>
  file === undefined ? '' : `${path.relative(process.cwd(), file)}:${line ?? 1}`;

const indent = (text: string) => text.replace(/^/gm, '    ');

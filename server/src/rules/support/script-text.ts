import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import type { Heredoc } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';

/** What only a script has: a `#!` line, or lines that a shell alone can read. */
const SCRIPT =
  /^\s*#!|^[ \t]*(?:if \[|elif \[|fi$|for \w+ in\b|while |until |done\b|case .+ in$|esac$|exec |set -[a-z]|shift$)/m;

const isScript = remember(({ text }: Dockerfile) =>
  rememberApart(({ body, expand }: Heredoc): boolean => expand && SCRIPT.test(text.slice(body.start, body.end))),
);

/** The heredoc of a COPY or ADD that holds a script in which the builder replaces variables, and in which a range lies. */
export function expandedScript(dockerfile: Dockerfile, { heredocs }: Instruction, range: Range): Heredoc | undefined {
  const heredoc = heredocs.find(({ body }) => body.start <= range.start && range.end <= body.end);
  return heredoc && isScript(dockerfile)(heredoc) ? heredoc : undefined;
}

import { recordedAnswers } from '../../server/src/workspace/shellcheck-remarks.ts';
import recorded from './shellcheck.json' with { type: 'json' };

/** What ShellCheck 0.9.0 has said of some scripts; test/lsp/shellcheck.test.ts asks it again. */
export const answers = recordedAnswers(
  Object.fromEntries(Object.entries(recorded).map(([script, said]) => [script, JSON.stringify(said)])),
);

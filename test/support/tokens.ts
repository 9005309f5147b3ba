import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { grammar } from '../../scripts/generate/grammar.ts';

/** Words, strings and blocks, each of which goes on over lines until it is closed: enough to see where a language is, and where it ends. */
const standIn = (language: string) => ({
  scopeName: language === 'xml' ? 'text.xml' : `source.${language}`,
  patterns: [
    { begin: '"', end: '"', name: `string.${language}` },
    { begin: '\\bif\\b|\\{', end: '\\bfi\\b|\\}', name: `block.${language}`, patterns: [{ include: '$self' }] },
    { match: '[\\w./#!-]+', name: `word.${language}` },
  ],
  repository: {},
});

/** What VS Code has, as far as it matters here: its grammar knows keywords at the beginning of a line, and strings that never end. */
const DOCKERFILE = {
  scopeName: 'source.dockerfile',
  patterns: [
    { match: '^\\s*(?i:FROM|RUN|COPY|CMD|ENV)\\s', name: 'keyword.base' },
    { begin: '"', end: '"', name: 'string.quoted.double.base' },
    { match: '^\\s*#.*$', name: 'comment.base' },
  ],
  repository: {},
};

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');

const registry = new textmate.Registry({
  onigLib: oniguruma.loadWASM(readFileSync(wasm)).then(() => ({
    createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  })),
  getInjections: (scope) => (scope === DOCKERFILE.scopeName ? ['dockerfile-stages.injection'] : undefined),
  loadGrammar: async (scope) =>
    textmate.parseRawGrammar(
      scope === 'dockerfile-stages.injection'
        ? grammar()
        : JSON.stringify(scope === DOCKERFILE.scopeName ? DOCKERFILE : standIn(scope.replace(/^\w+\./, ''))),
      'grammar.json',
    ),
});

/** A piece of a line, and what it is: the scopes from the outermost, without the ending that ours have. */
export interface Token {
  readonly line: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Colours a Dockerfile, blanks aside, with our grammar injected into a stand-in for VS Code's. */
export async function tokensOf(text: string): Promise<readonly Token[]> {
  const loaded = await registry.loadGrammar(DOCKERFILE.scopeName);
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((content, line) => {
    const { tokens, ruleStack } = loaded!.tokenizeLine(content, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        line,
        text: content.slice(startIndex, endIndex).trim(),
        scopes: scopes.slice(1).map((scope) => scope.replace(/\.dockerfile$/, '')),
      }))
      .filter((token) => token.text !== '');
  });
}

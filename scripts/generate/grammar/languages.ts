/** A language that a heredoc may be in. */
export interface Language {
  /** The name in scopes. */
  readonly name: string;
  /** VS Code's language, whose comments and brackets count there. */
  readonly id: string;
  /** The grammar's scope. Where nobody has the grammar, the text stays plain. */
  readonly grammar: string;
  /** Delimiters that say so, in any case. */
  readonly delimiters: string;
  /** Endings of a file that the heredoc becomes. */
  readonly endings: string;
  /** Programs that read it from their standard input, or are named by its first line. */
  readonly programs?: string;
}

export const SHELL: Language = {
  name: 'shell',
  id: 'shellscript',
  grammar: 'source.shell',
  delimiters: 'SH|BASH|SHELL|ZSH|SCRIPT',
  endings: 'sh|bash|zsh|profile|bashrc',
  programs: '(?:ba|da|z|k)?sh',
};

/** Those besides the shell, in which a `RUN` heredoc is without a word about it. */
export const LANGUAGES: readonly Language[] = [
  {
    name: 'python',
    id: 'python',
    grammar: 'source.python',
    delimiters: 'PY|PYTHON3?',
    endings: 'py',
    programs: 'python[\\d.]*',
  },
  {
    name: 'js',
    id: 'javascript',
    grammar: 'source.js',
    delimiters: 'JS|JAVASCRIPT|NODE',
    endings: '[cm]?js',
    programs: 'node(?:js)?',
  },
  { name: 'ruby', id: 'ruby', grammar: 'source.ruby', delimiters: 'RB|RUBY', endings: 'rb', programs: 'ruby' },
  { name: 'perl', id: 'perl', grammar: 'source.perl', delimiters: 'PL|PERL', endings: 'p[lm]', programs: 'perl' },
  { name: 'php', id: 'php', grammar: 'text.html.php', delimiters: 'PHP', endings: 'php', programs: 'php' },
  {
    name: 'powershell',
    id: 'powershell',
    grammar: 'source.powershell',
    delimiters: 'PS1?|PWSH|POWERSHELL',
    endings: 'ps1',
    programs: 'pwsh|powershell',
  },
  { name: 'json', id: 'json', grammar: 'source.json', delimiters: 'JSON', endings: 'json' },
  { name: 'yaml', id: 'yaml', grammar: 'source.yaml', delimiters: 'YA?ML', endings: 'ya?ml' },
  { name: 'toml', id: 'toml', grammar: 'source.toml', delimiters: 'TOML', endings: 'toml' },
  { name: 'nginx', id: 'nginx', grammar: 'source.nginx', delimiters: 'NGINX', endings: '(?<=nginx\\.)conf' },
  { name: 'ini', id: 'ini', grammar: 'source.ini', delimiters: 'INI|CONF|CFG', endings: 'ini|conf|cfg|cnf' },
  {
    name: 'sql',
    id: 'sql',
    grammar: 'source.sql',
    delimiters: 'SQL|PSQL|MYSQL',
    endings: 'sql',
    programs: 'psql|mysql|sqlite3',
  },
  { name: 'xml', id: 'xml', grammar: 'text.xml', delimiters: 'XML', endings: 'xml|xsd|svg' },
  { name: 'html', id: 'html', grammar: 'text.html.basic', delimiters: 'HTML?', endings: 'html?' },
  { name: 'css', id: 'css', grammar: 'source.css', delimiters: 'CSS', endings: 'css' },
  {
    name: 'dockerfile',
    id: 'dockerfile',
    grammar: 'source.dockerfile',
    delimiters: 'DOCKERFILE',
    endings: '(?<=\\.)(?:dockerfile|containerfile)',
  },
];

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * What in a manifest leads to other files of the project, or runs them: an install that has the manifest alone then fails,
 * or leaves something out.
 */
const LEADS: readonly (readonly [manifest: RegExp, leads: RegExp])[] = [
  [
    /^package\.json$/,
    /"workspaces"\s*:|"(?:pre|post)?install"\s*:|"prepare"\s*:|:\s*"(?:file:|link:|portal:|workspace:|\.{1,2}\/)/,
  ],
  [/\.txt$/, /^[^\S\n]*(?:-e|--editable|-r|--requirement|-c|--constraint|\.{0,2}\/|file:)|@\s*file:/m],
  [/^go\.mod$/, /=>\s*\.{0,2}\//],
  [/^Gemfile$/, /\bpath\b\s*(?::|=>)|^[^\S\n]*(?:gemspec|eval_gemfile)\b|\bFile\.read\b/m],
  [/^pyproject\.toml$/, /\bpath\s*=\s*["']|\bfile:|^[^\S\n]*\[tool\.uv\.workspace\]|\bworkspace\s*=\s*true/m],
  [/^composer\.json$/, /"type"\s*:\s*"path"|"(?:pre|post)-[\w-]+-cmd"\s*:/],
  [/^pom\.xml$/, /<modules>|<relativePath>\s*[^<\s]/],
  [/^mix\.exs$/, /\bpath:/],
  [
    /^(?:settings|build)\.gradle(?:\.kts)?$/,
    /\binclude(?:Build|Flat)?\b|\bapply\s*\(?\s*from\b|\bproject\s*\(|\bfile(?:s|Tree)?\s*\(|\b(?:sub|all)projects\b|\b(?:root|project)Dir\b/,
  ],
];

/** Whether a manifest leads to other files of the project; its name may have folders in front. */
export const leadsElsewhere = (name: string, text: string): boolean =>
  LEADS.some(([manifest, leads]) => manifest.test(baseName(name)) && leads.test(text));

/** The names of such manifests, as globs. */
export const MANIFEST_GLOBS: readonly string[] = [
  'package.json',
  '*.txt',
  'go.mod',
  'Gemfile',
  'pyproject.toml',
  'composer.json',
  'pom.xml',
  'mix.exs',
  'settings.gradle*',
  'build.gradle*',
];

/** Whether a file is one whose text tells. */
export const isManifest = (name: string): boolean => LEADS.some(([manifest]) => manifest.test(baseName(name)));

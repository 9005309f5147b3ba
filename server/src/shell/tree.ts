import type { Range } from '../text/range.ts';

export interface ShellWord {
  readonly range: Range;
  /** The word as written; where lines were joined amid quotes it may lack the line break. */
  readonly text: string;
  /** What the shell makes of it; undefined when an expansion, a substitution, a glob, braces or `~` leave that open. */
  readonly value: string | undefined;
  /** Like `value`, but with globs, braces and `~` as written: `/var/lib/apt/lists/*`, `uvicorn[standard]`. */
  readonly pattern: string | undefined;
}

export interface ShellAssignment {
  readonly range: Range;
  readonly name: string;
  readonly value: string | undefined;
}

export interface ShellRedirect {
  readonly range: Range;
  /** `>`, `>>`, `<`, `>&`, `<<`, `<<-`, `<<<` … without a descriptor. */
  readonly operator: string;
  /** The number in front: 2 in `2>/dev/null`. */
  readonly descriptor: number | undefined;
  readonly target: ShellWord | undefined;
  /** For `<<` and `<<-`: the lines between the delimiters. */
  readonly heredoc: { readonly delimiter: string; readonly quoted: boolean; readonly range: Range } | undefined;
}

/** An element of a top-level `&&`/`||` list, that is, one pipeline or compound command. */
export interface ChainLink {
  /** Index of the top-level statement. */
  readonly statement: number;
  /** Index within its `&&`/`||` list. */
  readonly element: number;
  /** What stands before it: `&&`, `||`, `;`, `&` or `newline`; undefined for the very first. */
  readonly before: string | undefined;
  /** Where that stands. */
  readonly operator: Range | undefined;
  readonly range: Range;
}

export interface ShellPipe {
  readonly index: number;
  readonly length: number;
  /** The whole pipeline; equal for all its commands. */
  readonly range: Range;
}

export interface ShellCommand {
  /** From the first assignment or wrapper to the last argument or redirect. */
  readonly range: Range;
  /** The program, after wrappers were looked through: `apt-get` in `sudo -E env A=b apt-get install`. */
  readonly name: ShellWord;
  /** The name without `/usr/bin/` and the like; undefined if it is unknown. */
  readonly program: string | undefined;
  readonly args: readonly ShellWord[];
  /** `A=b` in front of the program, including those given to `env` and `sudo`. */
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  /** `sudo`, `env`, `time`, `xargs`, `gosu user` …, outermost first. */
  readonly wrappers: readonly ShellWord[];
  /** Its element of the top level; undefined inside if, loops, groups, subshells, functions, substitutions and `sh -c`. */
  readonly link: ChainLink | undefined;
  /** Whether it may be skipped: inside if, loop, case or function, or right of `||`. */
  readonly conditional: boolean;
  /** Whether it, or what it stands in, ends in `&`. */
  readonly background: boolean;
  readonly pipe: ShellPipe;
  /** Whether more arguments follow at run time, as with `xargs rm`. */
  readonly openEnded: boolean;
  /** The `bash -c '…'`, `su -c '…'` or `bash <<EOF` it stands in. It shares none of the outer shell's options. */
  readonly shell: ShellCommand | undefined;
}

export interface ShellVariable {
  readonly name: string;
  /** The whole expansion: `${X:-y}`. */
  readonly range: Range;
  /** Whether an operator (or arithmetic) gives it a meaning while it is unset: `${X:-y}`, `${X+y}`. */
  readonly defaulted: boolean;
}

export interface Script {
  /** As the text is read: a command before those in its substitutions and in the script it is given. */
  readonly commands: readonly ShellCommand[];
  /** The top level in order, whatever kind of command each element is. */
  readonly links: readonly ChainLink[];
  /** False if something could not be read: then what is here may be wrong or not all there is. */
  readonly complete: boolean;
  readonly shebang: string | undefined;
  /** Variables read: `$X`, `${X…}`, and names in arithmetic. */
  readonly variables: readonly ShellVariable[];
  /** Variables the script sets for itself: `A=b` on its own, `export A=b`, `for A in`, `read A`. */
  readonly assignments: readonly ShellAssignment[];
}

/** An option that its manager wants no more. */
export interface Outdated {
  readonly option: string;
  /** sub-commands it is about */
  readonly commands: readonly string[];
  /** the value that it must have, if it takes one */
  readonly value?: RegExp;
  /** the option to write instead, empty if it has no effect any more; undefined where another is not the same */
  readonly instead?: string;
  /** what to use then, as a sentence goes on after "use" */
  readonly better?: string;
  /** or the setting that `config` makes in its stead */
  readonly setting?: string;
  /** since which version of the images of a family */
  readonly since?: readonly [family: string, ...version: number[]];
}

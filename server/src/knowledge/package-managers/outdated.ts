/** An option that its manager wants no more. */
export interface Outdated {
  readonly option: string;
  /** sub-commands it is about */
  readonly commands: readonly string[];
  /** the value that it must have, if it takes one */
  readonly value?: RegExp;
  /** the option to write instead, empty if it has no effect any more; undefined where another is not the same */
  readonly instead?: string;
  /** or the setting to make before */
  readonly setting?: string;
  /** since which version of the images of a family */
  readonly since?: readonly [family: string, ...version: number[]];
}

import { similar } from '../../text/distance.ts';

/** The variables that may have been meant. Names of one or two letters are all alike. */
export const meantNames = (name: string, others: Iterable<string>): string[] =>
  name.length < 3 ? [] : similar(name, [...others], (other) => other);

/** Whether the builder can read a name behind a dollar sign. */
export const isReadableName = (name: string): boolean => /^\w+$/.test(name);

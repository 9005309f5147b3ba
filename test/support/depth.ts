/**
 * What a run of the rules' tests is for: `quick` shows that a rule says what it should, `thorough` the laws that its cases have to keep,
 * which take as long again. A file that is run by itself does both.
 */
const depth = process.env.TEST_DEPTH;

export const isQuick = depth !== 'thorough';
export const isThorough = depth !== 'quick';

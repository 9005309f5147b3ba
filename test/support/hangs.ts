/** Documents with these words have the server of hanging-server.ts hang: in a rule, and where it says what a hover shows. */
export const HANGS = { rule: '# hangs in a rule', hover: '# hangs in a hover' };

/** The rule in which it does. */
export const ENDLESS = 'style/from-as-casing';

/** Fills the place of a removed line break where a blank would split a word: it stands for nothing. Never part of real text. */
export const joint = '\uffff';

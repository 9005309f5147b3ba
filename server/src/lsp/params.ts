/** Whether a value that came from a client is what the protocol says. */
export type Is = (value: unknown) => boolean;

/** What an object's members have to be; those that are not named may be anything. */
export type Shape = Readonly<Record<string, Is>>;

/** Whether a value is an object with these members, of which it may have more. */
export const hasShape = (value: unknown, shape: Shape): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(shape).every(([name, is]) => is((value as Readonly<Record<string, unknown>>)[name]));

/** Whether a value is an object with these members. */
export const objectOf =
  (shape: Shape): Is =>
  (value) =>
    hasShape(value, shape);

/** The same, or nothing. */
export const optional =
  (is: Is): Is =>
  (value) =>
    value === undefined || value === null || is(value);

/** Whether a value is a list of such values. */
export const listOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);

/** Whether a value is a text. */
export const isString: Is = (value) => typeof value === 'string';
/** Any size: a place beyond the end of a text means its end. */
export const isNumber: Is = Number.isInteger;

/** Older clients name none. */
export const isVersion = optional(isNumber);

export const isTextDocument = objectOf({ uri: isString });
export const isPosition = objectOf({ line: isNumber, character: isNumber });
export const isRange = objectOf({ start: isPosition, end: isPosition });
export const isFolder = objectOf({ uri: isString });
export const isHierarchyItem = objectOf({ uri: isString, selectionRange: isRange });
export const isReferenceContext = objectOf({ includeDeclaration: (value) => typeof value === 'boolean' });
export const isCodeActionContext = objectOf({ only: optional(listOf(isString)) });
export const isFormattingOptions = objectOf({ tabSize: isNumber, insertSpaces: (value) => typeof value === 'boolean' });

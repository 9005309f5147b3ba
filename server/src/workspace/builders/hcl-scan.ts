/** Where the text ends that begins behind a quote: at the quote that closes it. Those in `${…}` belong to texts of their own. */
export function quoteEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '\n' && depth === 0) return text[at - 1] === '\r' ? at - 1 : at;
    if (char === '\\') at++;
    else if ((char === '$' || char === '%') && text[at + 1] === '{' && text[at - 1] !== char) {
      depth++;
      at++;
    } else if (char === '{' && depth > 0) depth++;
    else if (char === '}' && depth > 0) depth--;
    else if (char === '"') {
      if (depth === 0) return at;
      at = innerEnd(text, at + 1);
    }
  }
  return text.length;
}

/** A text inside an expression that is inside a text: what is in it is not looked at, so that this takes no longer than the text is. */
function innerEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"' || text[at] === '\n') return at;
  }
  return text.length;
}

/** Where the brackets end that are open at an offset: at the one that closes the innermost, or with the line if `line` says so. */
export function closing(text: string, from: number, line: boolean): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') at = quoteEnd(text, at + 1);
    else if (char === '[' || char === '{' || char === '(') depth++;
    else if ((char === ']' || char === '}' || char === ')') && --depth < 0) return at;
    else if (char === '\n' && line && depth === 0) return at;
  }
  return text.length;
}

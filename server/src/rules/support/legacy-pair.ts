/**
 * Where the value of an ENV or LABEL in the old form, `ENV name value`, has what was meant to be a pair of its own, as in
 * `ENV a b c=d` and `ENV a = b`; -1 where it has not. Options of a program are none: `ENV OPTS -Da=b -Dc=d`.
 */
export function misreadAt(value: string): number {
  if (value.startsWith('=')) return 0;
  const tail = /\s([A-Za-z_]\w*=)/.exec(value);
  if (!tail || /^["'-]/.test(value) || /\s-/.test(value.slice(0, tail.index))) return -1;
  return tail.index + 1;
}

/** Computes a value once for each object it is asked of; the values go when the objects do. */
export function remember<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const values = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let entry = values.get(key);
    if (!entry) {
      entry = { value: compute(key) };
      values.set(key, entry);
    }
    return entry.value;
  };
}

/** The same for what is of a whole Dockerfile, also where a view of it is asked. */
export function rememberWhole<K extends { readonly whole: K }, V>(compute: (key: K) => V): (key: K) => V {
  const known = remember(compute);
  return ({ whole }) => known(whole);
}

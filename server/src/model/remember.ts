/** Computes a value once for each object it is asked of; the values go when the objects do. */
export function remember<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const values = new WeakMap<K, V>();
  return (key) => {
    const known = values.get(key);
    // Few values are undefined; those that are there are found at once.
    if (known !== undefined || values.has(key)) return known as V;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}

/** The same for what is of a whole Dockerfile, also where a view of it is asked. */
export function rememberWhole<K extends { readonly whole: K }, V>(compute: (key: K) => V): (key: K) => V {
  const known = remember(compute);
  return ({ whole }) => known(whole);
}

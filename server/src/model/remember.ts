/** What is remembered of an object, by what computes it; one table for all, which costs the garbage collector the least. */
const memories = new WeakMap<object, Map<unknown, unknown>>();

/** Computes a value once for each object it is asked of; the values go when the objects do. */
export function remember<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  return (key) => {
    let memory = memories.get(key);
    if (!memory) {
      memory = new Map();
      memories.set(key, memory);
    }
    const known = memory.get(compute);
    // Few values are undefined; those that are there are found at once.
    if (known !== undefined || memory.has(compute)) return known as V;
    const value = compute(key);
    memory.set(compute, value);
    return value;
  };
}

/** The same for what is of a whole Dockerfile, also where a view of it is asked. */
export function rememberWhole<K extends { readonly whole: K }, V>(compute: (key: K) => V): (key: K) => V {
  const known = remember(compute);
  return ({ whole }) => known(whole);
}

/**
 * The same with a table of its own, for a function that is made while the program runs: `remember` would keep it, and all that it
 * holds on to, for as long as what it was asked of lives, which may be much longer.
 */
export function rememberApart<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const memory = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let known = memory.get(key);
    if (!known) {
      known = { value: compute(key) };
      memory.set(key, known);
    }
    return known.value;
  };
}

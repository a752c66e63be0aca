/**
 * Returns a function that calls `make` once for all keys with the same JSON; its results are shared and must not be
 * changed.
 */
export function madeOnce<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const text = JSON.stringify(key);
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(text, fresh);
    return fresh;
  };
}

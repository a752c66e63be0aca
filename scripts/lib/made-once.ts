/** A function that makes something once for all keys that are the same JSON; what it makes must not be changed. */
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

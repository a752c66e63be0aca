const numbers = new WeakMap<object, number>();
let count = 0;

/** A number for each object, the same for its whole life. */
export function numberOf(object: object): number {
  const number = numbers.get(object) ?? ++count;
  numbers.set(object, number);
  return number;
}

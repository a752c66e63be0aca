import type { Json } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";

/** An object or a list of a document, and the JSON pointer to it. */
interface Container {
  readonly value: object;
  readonly pointer: string;
}

/** Each object and list of a document, once, however it is nested. Its members are read after it is given, so that they may be deleted. */
export function* containersIn(document: Json): Generator<Container> {
  const seen = new Set<object>();
  const left: { readonly value: unknown; readonly pointer: string }[] = [{ value: document, pointer: "" }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, pointer } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    yield { value, pointer };
    for (const [name, inner] of Object.entries(value))
      left.push({ value: inner, pointer: pointer + pointerStep(name) });
  }
}

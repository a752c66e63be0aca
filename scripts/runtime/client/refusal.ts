import { type Attempts, blobBody, errorBody, noBody, type Received, type RefusalReader } from "./decode.ts";

/** A path into a body: names of fields and indexes of items. */
type Way = readonly string[];

/** The first value at one of the paths that is of one of the types; empty if there is none. */
const valueAt = (body: unknown, ways: readonly Way[], ...types: readonly string[]): unknown => {
  for (const way of ways) {
    const found = way.reduce<unknown>(
      (here, name) => (here as Readonly<Record<string, unknown>> | null | undefined)?.[name],
      body,
    );
    if (types.includes(typeof found)) return found;
  }
  return "";
};

const textAt = (body: unknown, ways: readonly Way[]) => valueAt(body, ways, "string") as string;

/** A new function, because `decode` also reads other answers. */
const readerOf = (
  decode: (received: Received & Attempts) => unknown,
  parts: RefusalReader["parts"],
): RefusalReader => Object.assign((received: Received & Attempts) => decode(received), { parts });

/** Errors with a JSON body, by the paths at which it may have its text. */
export const worded = (...texts: readonly Way[]): RefusalReader =>
  readerOf(errorBody, (body) => ({ error: textAt(body, texts) }));

/** Errors with a JSON body, by the paths at which it may have its text and its code. */
export const coded = (texts: readonly Way[], codes: readonly Way[]): RefusalReader =>
  readerOf(errorBody, (body) => ({
    error: textAt(body, texts),
    code: valueAt(body, codes, "string", "number") as string | number,
  }));

const noParts: RefusalReader["parts"] = () => ({ error: "" });

/** Errors whose body is opaque bytes. */
export const blob: RefusalReader = /* @__PURE__ */ readerOf(blobBody, noParts);

/** Errors without a body. */
export const nothing: RefusalReader = /* @__PURE__ */ readerOf(noBody, noParts);

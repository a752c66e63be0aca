import type { Check } from "./check.ts";
import type { Attempts, Decode, Received, RefusalReader } from "./decode.ts";
import { decodeBy } from "./media.ts";

/** The body of an error, with the documented media type that it has. */
class TypedBody {
  readonly contentType: string;
  readonly body: unknown;
  constructor(contentType: string, body: unknown) {
    this.contentType = contentType;
    this.body = body;
  }
}

/** Reads an error with the reader for its media type; with the first one if there is none for it. */
export const readBy = (readers: Readonly<Record<string, RefusalReader>>): RefusalReader => {
  const decode = decodeBy(readers as unknown as Readonly<Record<string, Decode>>);
  const read = (received: Received & Attempts) => {
    const { contentType, body } = decode(received) as TypedBody;
    return new TypedBody(contentType, body);
  };
  const parts: RefusalReader["parts"] = (typed) => {
    const { contentType, body } = typed as TypedBody;
    return readers[contentType]?.parts(body) ?? { error: "" };
  };
  return Object.assign(read, { parts });
};

/** The check of an error's body by its media type. */
export const checkedBy =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, strict) =>
    value instanceof TypedBody ? checks[value.contentType]?.(value.body, strict) : undefined;

/** The result of a call, with the media type of an error's body. */
export const tellingType = async <Result>(called: Promise<Result>): Promise<Result> => {
  const result = await called;
  const { body } = result as { readonly body?: unknown };
  return body instanceof TypedBody ? { ...result, contentType: body.contentType, body: body.body } : result;
};

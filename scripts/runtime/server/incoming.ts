import { type BytesRead, readBytes } from "./bytes.ts";

/**
 * What the app looks at of a request. Node's own is told in these words too: to make a `Request` of it
 * takes longer than all that the contract asks for.
 */
export interface Incoming {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** For those who want to see all of it. */
  readonly request: Request;
  /** A header field by its name in any case; several of one name joined by commas. */
  field(name: string): string | null;
  /** The body; see {@link readBytes}. */
  bytes(limit: number): Promise<BytesRead>;
}

/** The web's `Request`. */
export class WebIncoming implements Incoming {
  readonly request: Request;
  constructor(request: Request) {
    this.request = request;
  }
  get method() {
    return this.request.method;
  }
  get url() {
    return this.request.url;
  }
  field(name: string) {
    return this.request.headers.get(name);
  }
  bytes(limit: number) {
    return readBytes(this.request, limit);
  }
}

const source = Symbol("incoming");

// One getter for all: with a closure each, every object would be of a kind of its own to V8.
const lazyRequest: PropertyDescriptor & ThisType<{ readonly [source]: Incoming }> = {
  enumerable: true,
  get() {
    return this[source].request;
  },
};

/** `fields` with the request, which is made once somebody looks at it. */
export function withRequest(fields: Record<string, unknown>, incoming: Incoming): Record<string, unknown> {
  Object.defineProperty(fields, source, { value: incoming });
  return Object.defineProperty(fields, "request", lazyRequest);
}

/** A header field of the request that {@link withRequest} put into `fields`, without making a \`Request\` of it. */
export function requestField(fields: object, name: string): string | null {
  return (fields as { readonly [source]: Incoming })[source].field(name);
}

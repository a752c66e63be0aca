import fc from "fast-check";
import { z } from "zod";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import { serveContract } from "../../../scripts/runtime/server/node.ts";
import type { ServerContract } from "../../../scripts/runtime/server/types.ts";

const error = (status: number) => ({ status, text: `error ${status}` });
const operation = (operationId: string, response: object) => ({
  operationId,
  method: "GET",
  path: `/${operationId}`,
  security: [],
  params: {},
  query: {},
  headers: {},
  responses: [{ status: 200, headers: {}, ...response }],
  errors: [
    { ...error(404), by: "handler" as const },
    { ...error(500), by: "server" as const },
  ],
});

const json = (schema: z.ZodType) => ({
  body: { kind: "json" as const, mediaType: "application/json", schema },
});
const contract: ServerContract = {
  textField: "error",
  errors: {
    invalid: error(400),
    unauthorized: error(401),
    internal: error(500),
    notFound: error(404),
    methodNotAllowed: error(405),
    tooLarge: error(413),
  },
  operations: [
    operation("thing", {
      ...json(z.object({ name: z.string() })),
      headers: { "X-Count": z.int().optional() },
    }),
    operation("unknown", json(z.unknown())),
    operation("either", json(z.union([z.looseObject({ a: z.unknown() }), z.array(z.unknown())]))),
    operation("bytes", { body: { kind: "binary", mediaType: "image/png" } }),
    operation("picture", { body: { kind: "binary", mediaType: "image/*" } }),
    operation("nothing", {}),
  ],
};

const thrower = () => {
  throw new Error("planted");
};
const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;

function failing(chunks: number): ReadableStream<unknown> {
  let left = chunks;
  return new ReadableStream({
    pull: (controller) => {
      if (left-- <= 0) throw new Error("planted");
      controller.enqueue(new Uint8Array([1, 2]));
    },
    cancel: thrower,
  });
}

function streamOf(chunk: unknown): ReadableStream<unknown> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(chunk);
      controller.close();
    },
  });
}

function locked(): ReadableStream<unknown> {
  const stream = streamOf(new Uint8Array([1]));
  stream.getReader();
  return stream;
}

/** Makers of values of JavaScript that no JSON has: anew each time, as some are used up. */
const strange: readonly (() => unknown)[] = [
  ...[
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    1n,
    Symbol("s"),
    "",
    "a\r\nX: y",
    "ü\u{1f600}\ud800",
  ].map((value) => () => value),
  () => "x".repeat(200_000),
  () => thrower,
  () => class {},
  () => cycle,
  () => new Date(Number.NaN),
  () => new Map([[1, 2]]),
  () => Object.create(null),
  () => ({ toJSON: thrower }),
  () => ({ toString: thrower, [Symbol.toPrimitive]: thrower }),
  () => Object.defineProperty({}, "name", { get: thrower, enumerable: true }),
  () => new Proxy({}, { get: thrower, has: thrower, ownKeys: thrower }),
  () => new Proxy({ name: "a" }, {}),
  () => new Proxy(new Uint8Array([1]), {}),
  () => new Proxy(new Blob(["a"]), {}),
  () => new Proxy(streamOf(new Uint8Array()), {}),
  () => Object.create(Uint8Array.prototype),
  () => Object.create(ReadableStream.prototype),
  () => new Uint8Array([1, 2]),
  () => new Uint8Array(new SharedArrayBuffer(4)),
  () => Buffer.from("a"),
  () => new Uint16Array([1]),
  () => new Blob(["a"], { type: "image/gif" }),
  () => new Error("planted"),
  () => ({ name: "a", more: 1 }),
  () => [1, [2]],
  () => failing(0),
  () => failing(3),
  () => locked(),
  () => streamOf("text"),
  () => streamOf(1),
  () => streamOf(null),
  () => streamOf(new Uint8Array([1])),
  () => ({ a: Array.from({ length: 3000 }).reduce((inner) => ({ inner }), {}) }),
];

const value = fc.oneof(
  fc.constantFrom(...strange),
  fc
    .anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true })
    .map((any) => () => any),
);
const names =
  "X-Count X-A Trailer Connection Set-Cookie content-type Upgrade Keep-Alive Date __proto__ constructor".split(
    " ",
  );
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant(() => undefined) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.oneof(fc.constantFrom(...names), fc.string()), value)
      .map(([name, make]) => () => ({ [name]: make() })),
  },
  { weight: 1, arbitrary: value },
);
const status = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<unknown>(200, 200, 200, 404, 500) },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.constantFrom<unknown>(0, 99, 204, 600, "200", 200.5, 1e9), fc.anything()),
  },
);

/** Makers of what handlers return: most look like results, with any value in each place. */
export const results = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({
        status,
        body: value,
        headers,
        error: fc.oneof(
          fc.constant(() => undefined),
          value,
        ),
      })
      .map(({ status, body, headers, error }) => () => ({
        status,
        body: body(),
        headers: headers(),
        error: error(),
      })),
  },
  { weight: 1, arbitrary: value },
);

/** Whom a run of handlers' results leaves standing: the answers by kind, and what was logged of them. */
export interface Run {
  readonly answers: ReadonlyMap<string, number>;
  readonly logged: number;
  /** Whether a result that is right is still answered. */
  readonly alive: boolean;
}

/** Lets handlers return each of these results, and asks for them: in this process, or over a socket. */
export async function answerAll(
  made: readonly (() => unknown)[],
  way: "in process" | "over a socket",
  validateResponses: boolean,
): Promise<Run> {
  let next: () => unknown = () => undefined;
  let logged = 0;
  const app = createContractApp(contract, {
    validateResponses,
    logger: { info() {}, error: () => void logged++ },
    operations: Object.fromEntries(
      contract.operations.map(({ operationId }) => [operationId, (() => next()) as never]),
    ),
  });
  const served = await serveContract(contract, app, { port: 0 });
  const ask = async (path: string) => {
    const request = new Request(`${served.url}${path}`, { signal: AbortSignal.timeout(5000) });
    try {
      const response = await (way === "in process" ? app.fetch(request) : fetch(request));
      await response.arrayBuffer();
      return String(response.status);
    } catch (cause) {
      return (cause as Error).name === "TimeoutError" ? "hangs" : "broken off";
    }
  };
  const answers = new Map<string, number>();
  for (const [index, make] of made.entries()) {
    next = make;
    const { operationId } = contract.operations[index % contract.operations.length] ?? { operationId: "" };
    const answer = await ask(`/${operationId}`);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  next = () => ({ status: 200, body: { name: "a" } });
  const alive = (await ask("/thing")) === "200";
  await served.close();
  return { answers, logged, alive };
}

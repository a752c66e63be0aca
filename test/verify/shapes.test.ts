import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { listDelimiter, type WireParameter } from "../../scripts/model/wire.ts";
import { verify } from "../../scripts/verify/index.ts";
import { carriedTexts, readParameter } from "../../scripts/verify/wire/parameter.ts";
import { type Handler, jsonAnswer, listen, type Request } from "../defects/http.ts";
import { bodies } from "../fixtures/shapes/index.ts";

const spec = "test/fixtures/shapes/index.ts";
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const plain: Readonly<Record<string, string>> = {
  note: "text/plain",
  form: "application/x-www-form-urlencoded",
};

/** Whether a request is one that the contract of shapes allows, by a reading of its own. */
function isValid({ target, headers, body }: Request): boolean {
  const { pathname, searchParams } = new URL(target, "http://localhost");
  const name = pathname.slice(1);
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (name in plain) return type === plain[name];
  if (name === "look") {
    const [numbers, flag, size, page] = ["numbers", "flag", "size", "page"].map((one) =>
      searchParams.getAll(one),
    );
    const isOne = (texts: readonly string[] | undefined, wanted: RegExp) =>
      !texts || texts.length === 0 || (texts.length === 1 && wanted.test(texts[0] ?? ""));
    return (
      (numbers?.length ?? 0) <= 3 &&
      Boolean(numbers?.every((text) => number.test(text) && Number.isFinite(Number(text)))) &&
      isOne(flag, /^(?:true|false)$/) &&
      isOne(size, /^[sm]$/) &&
      isOne(page, /^[1-9]$/)
    );
  }
  if (type !== "application/json") return false;
  try {
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
    return bodies[name as keyof typeof bodies].safeParse(value).success;
  } catch {
    return false;
  }
}

/** A server of shapes; `refuses` says what it refuses though it should not. */
const server =
  (
    refuses: (request: Request) => boolean = () => false,
    accepts: (request: Request) => boolean = () => false,
  ): Handler =>
  (request) => {
    const [path = ""] = request.target.split("?");
    const name = path.slice(1);
    const isKnown = name in plain || name in bodies || name === "look";
    const fail = (status: number, headers = {}) => jsonAnswer(status, { error: `error ${status}` }, headers);
    if (!/^[Bb][Ee][Aa][Rr][Ee][Rr] shapes_key_0815$/.test(request.headers.authorization ?? ""))
      return fail(401, { "www-authenticate": "Bearer" });
    if (!isKnown) return fail(404);
    if (request.method !== (name === "look" ? "GET" : "POST"))
      return fail(405, { allow: name === "look" ? "GET" : "POST" });
    if (refuses(request)) return fail(400);
    return isValid(request) || accepts(request) ? jsonAnswer(200, { ok: true }) : fail(400);
  };

let loaded: LoadedContract;
beforeAll(async () => {
  loaded = await loadContract(spec);
});

async function findings(handler: Handler, only?: string) {
  const { url, close } = await listen(handler);
  const report = await verify(loaded, {
    server: url,
    principal: { token: "shapes_key_0815", params: {} },
    ...(only ? { only: [only] } : {}),
  });
  await close();
  return report.findings.map(
    ({ rule, operation, message, curl }) => `${rule} ${operation}: ${message} ${curl}`,
  );
}

it("a server that keeps the contract is not accused, whatever the form of bodies and parameters", async () => {
  expect(await findings(server())).toEqual([]);
});

describe("a server is found that", () => {
  const holds = (text: string) => (request: Request) => request.body.toString() === text;
  it.each([
    ["refuses the body null", "setMood", server(holds("null"))],
    ["refuses an empty object", "find", server(holds("{}"))],
    ["refuses the number 0", "pay", server(holds("0"))],
    ["refuses false", "raise", server(holds("false"))],
    ["refuses an empty text", "say", server(holds('""'))],
    ["refuses lists in a query", "look", server(({ target }) => target.includes("numbers"))],
    ["refuses plain text", "note", server(({ target }) => target === "/note")],
    ["takes any body", "pay", server(undefined, ({ target }) => target === "/amount")],
    ["takes any query", "look", server(undefined, () => true)],
    ["takes any content type", "note", server(undefined, ({ target }) => target === "/note")],
  ])("%s", async (_, only, handler) => {
    expect((await findings(handler, only)).join("\n")).toContain(only);
  });
});

describe("the texts of a parameter", () => {
  const tuple = z.tuple([z.number(), z.boolean(), z.string()]);
  it.each<[string, z.ZodType, readonly string[], boolean]>([
    ["a tuple", tuple, ["1", "true", "5"], true],
    ["a tuple that is too short", tuple, ["1", "true"], false],
    ["a tuple of others", tuple, ["a", "true", "5"], false],
    ["a list of one", z.array(z.number()).min(1), ["1"], true],
    ["one where a list of two is wanted", z.array(z.number()).min(2), ["1"], false],
    ["a name twice where one is wanted", z.number(), ["1", "2"], false],
    ["a number or a text", z.union([z.number(), z.string()]), ["5"], true],
    ["a text that reads as a number", z.string(), ["5"], true],
    ["a boolean in capitals", z.boolean(), ["TRUE"], false],
    ["a number with a zero before it", z.number(), ["01"], false],
    ["a text or a list of numbers", z.union([z.string().max(1), z.array(z.number())]), ["12"], true],
  ])("%s", (_, schema, texts, valid) => {
    expect(readParameter(schema, true, { texts, root: {} }).valid).toBe(valid);
  });

  it("are valid wherever they carry a valid value, in every place", () => {
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.string());
    const scalar = z.union([z.number(), z.boolean(), z.string()]);
    fc.assert(
      fc.property(
        fc.constantFrom("path" as const, "query" as const, "header" as const),
        fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 8 })),
        (location, sent) => {
          const isQuery = location === "query";
          const parameter: WireParameter = {
            name: "a",
            in: location,
            style: isQuery ? "form" : "simple",
            explode: isQuery,
            allowReserved: false,
          };
          const texts = carriedTexts(parameter, sent);
          const schema = Array.isArray(sent) ? z.array(scalar).length(sent.length) : scalar;
          if (!texts) return;
          const delimiter = listDelimiter(parameter);
          expect(readParameter(schema, true, { texts, delimiter, root: {} }).valid).toBe(true);
        },
      ),
    );
  });
});

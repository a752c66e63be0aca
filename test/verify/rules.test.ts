import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { verify } from "../../scripts/verify/index.ts";
import { jsonAnswer, listen, type Running } from "../defects/http.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";

/** No engine knows its texts: it looks behind. */
const ending = z.string().regex(/^[a-z]\w+(?<=x9)$/);
const schema = z.object({
  code: ending.min(2).meta({ examples: ["z7x9"] }),
  size: z.int().min(1),
  note: z.string().max(1_000_000_000).optional(),
});

let server: Running;
beforeAll(async () => {
  server = await listen(({ body, method }) => {
    if (method !== "POST") return jsonAnswer(405, { error: "error 405" });
    try {
      const isRight = schema.safeParse(JSON.parse(body.toString())).success;
      return isRight ? jsonAnswer(200, {}) : jsonAnswer(400, { error: "error 400" });
    } catch {
      return jsonAnswer(400, { error: "error 400" });
    }
  });
});
afterAll(() => server.close());

const reportOf = (body: z.ZodType, more: object = {}) => {
  const contract = resolveContract(tinyApi(body, "request"));
  return verify({ contract, inputs: [], specPath: "" } as never, { server: server.url, ...more });
};
const names = ["body/properties/code/minLength", "body/properties/note/maxLength"];

it("rules of a request that no value shows are named, as generation names them", async () => {
  const { rules } = await reportOf(schema);
  expect(rules.missing.map(({ operation, name }) => `${operation} ${name}`).sort()).toEqual(
    names.map((name) => `doThing ${name}`),
  );
  expect(rules.total).toBe(rules.reached + 2);
});

it("they are findings where everything has to be reached", async () => {
  const { findings } = await reportOf(schema, { requireCoverage: true });
  const found = findings.filter(({ rule }) => rule === "rule-not-reached");
  expect(found.map(({ message }) => message).sort()).toEqual(
    names.map(
      (name) =>
        `The rule \`${name}\` was not reached: no value that shows it could be drawn; give \`examples\` of the field.`,
    ),
  );
});

it("nothing is said where every rule was shown", async () => {
  const { rules } = await reportOf(z.object({ size: z.int().min(1) }));
  expect(rules.missing).toEqual([]);
  expect(rules.reached).toBeGreaterThan(0);
});

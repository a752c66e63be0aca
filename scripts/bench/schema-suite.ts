import { Ajv2020 } from "ajv/dist/2020.js";
import { type JsonSchema, judgeOf } from "../cases/index.ts";
import type { Document } from "../diff/document.ts";
import { compareOnWire } from "../diff/wire.ts";
import { type Group, readSuite } from "./diff/suite.ts";

/** Beside the repository; never in it. `SCHEMA_SUITE` says where it is otherwise. */
const folder = process.env["SCHEMA_SUITE"] ?? "../shared/json-schema-test-suite/draft2020-12";

/**
 * Takes the schemas of each file of the JSON Schema Test Suite in pairs, as the body of a request
 * before and after, and prints those breaks that are not told; then each instance that the
 * document's judge takes for what it is not. A break is known by an instance that is valid before
 * and not after.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const files = await readSuite(folder);
  if (!files) {
    print(`\`${folder}\` is absent, so nothing is judged; \`SCHEMA_SUITE\` names another folder.`);
    return;
  }
  await judgePairs(files, print);
  judgeInstances(files, print);
}

type Files = ReadonlyMap<string, readonly Group[]>;

async function judgePairs(files: Files, print: (line: string) => void): Promise<void> {
  let [breaks, told, unsure, slowest] = [0, 0, 0, 0];
  for (const [file, groups] of files)
    for (const [index, before] of groups.entries())
      for (const [other, after] of groups.entries()) {
        if (index === other || !isBreak(before, after, groups)) continue;
        breaks++;
        const start = performance.now();
        const found = await compareOnWire(documentOf(before.schema), documentOf(after.schema));
        slowest = Math.max(slowest, performance.now() - start);
        const breaking = found.filter(({ bump, direction }) => bump === "major" && direction === "request");
        if (breaking.length > 0) told++;
        else print(`  missed: ${file}: “${before.description}” to “${after.description}”`);
        if (breaking.some(({ rule }) => rule === "schema-not-compared")) unsure++;
      }
  print(
    `${told} of ${breaks} breaks of a request told, ${unsure} of them as “cannot tell”; slowest ${Math.round(slowest)} ms`,
  );
  expect(told === breaks, "no break of a request missed", print);
}

/** Whether an instance of the file shows it, by a validator that is not ours. */
function isBreak(before: Group, after: Group, groups: readonly Group[]): boolean {
  const [accepts, willAccept] = [before, after].map(({ schema }) => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    return ajv.compile(typeof schema === "object" ? { ...schema } : schema);
  });
  return groups.some(({ tests }) => tests.some(({ data }) => accepts?.(data) && !willAccept?.(data)));
}

function judgeInstances(files: Files, print: (line: string) => void): void {
  let [instances, right] = [0, 0];
  for (const [file, groups] of files)
    for (const { description, schema, tests } of groups)
      for (const test of tests) {
        instances++;
        if (judgeOf(documentOf(schema))(rebased(schema))(test.data) === test.valid) right++;
        else print(`  judged otherwise: ${file}: “${description}”: “${test.description}”`);
      }
  print(`${right} of ${instances} instances judged by the document's judge as the suite says`);
  expect(right === instances, "no instance judged otherwise", print);
}

/** A document whose one request has this body. */
function documentOf(schema: JsonSchema): Document {
  return {
    openapi: "3.1.0",
    info: { title: "Suite", version: "1.0.0" },
    paths: {
      "/a": {
        post: {
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Body" } } },
          },
          responses: { 204: { description: "Done." } },
        },
      },
    },
    components: { schemas: { Body: rebased(schema) } },
  };
}

/** A schema that stands at the root is a component of a document here. */
function rebased(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" && value.startsWith("#")
      ? `#/components/schemas/Body${value.slice(1)}`
      : value,
  ) as JsonSchema;
}

function expect(holds: boolean, promise: string, print: (line: string) => void): void {
  print(`  ${holds ? "✓" : "✗"} ${promise}`);
  if (!holds) process.exitCode = 1;
}

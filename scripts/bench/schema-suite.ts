import { isObject, type JsonSchema, type Judge, judgeOf } from "../cases/index.ts";
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
  const usable: Files = new Map([...files].map(([file, groups]) => [file, groups.filter(isUsable)]));
  const left = [...files.values()].flat().length - [...usable.values()].flat().length;
  print(`${left} schemas are left out: they refer to other documents`);
  await judgePairs(usable, print);
  judgeInstances(usable, print);
}

type Files = ReadonlyMap<string, readonly Group[]>;

async function judgePairs(files: Files, print: (line: string) => void): Promise<void> {
  let [breaks, told, unsure, slowest, invented] = [0, 0, 0, 0, 0];
  for (const [file, groups] of files)
    for (const [index, before] of groups.entries())
      for (const [other, after] of groups.entries()) {
        const verdict = index === other ? undefined : breakOf(before, after, groups);
        if (verdict === "invented") invented++;
        if (verdict !== "break") continue;
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
  print(
    `${invented} more refuse only new properties of another type, which no caller of the old document sends`,
  );
  expect(told === breaks, "no break of a request missed", print);
}

/** Whether an instance of the file shows it, and one of those that a caller of the old document may send. */
function breakOf(before: Group, after: Group, groups: readonly Group[]): "break" | "invented" | undefined {
  const [accepts, willAccept] = [judgeFor(before), judgeFor(after)];
  const lost = groups.flatMap(({ tests }) =>
    tests.flatMap(({ data }) => (accepts(data) && !willAccept(data) ? [data] : [])),
  );
  if (lost.length === 0) return undefined;
  const [old, now] = [before, after].map(({ schema }) => JSON.stringify(schema)) as [string, string];
  const isInvented = (name: string) => {
    const key = JSON.stringify(name);
    return now.includes(`${key}:`) && !old.includes(key);
  };
  return lost.every((data) => namesIn(data).some(isInvented)) ? "invented" : "break";
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return isObject(value) ? [...Object.keys(value), ...Object.values(value).flatMap(namesIn)] : [];
}

/** The document's judge, which has to judge every instance as the suite says. */
function judgeFor({ schema }: Group): Judge {
  const known = judges.get(schema);
  if (known) return known;
  const document = documentOf(schema);
  const made = judgeOf(document)({ $ref: body });
  judges.set(schema, made);
  return made;
}

const judges = new Map<JsonSchema, Judge>();
const body = "#/components/schemas/Body";

function judgeInstances(files: Files, print: (line: string) => void): void {
  let [instances, right] = [0, 0];
  for (const [file, groups] of files)
    for (const group of groups)
      for (const test of group.tests) {
        instances++;
        if (judgeFor(group)(test.data) === test.valid) right++;
        else print(`  judged otherwise: ${file}: “${group.description}”: “${test.description}”`);
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
            content: { "application/json": { schema: { $ref: body } } },
          },
          responses: { 204: { description: "Done." } },
        },
      },
    },
    components: { schemas: { Body: rebased(schema) } },
  };
}

/** Whether a schema needs other documents or `$dynamicRef`s, which a bundled document has not. */
function isUsable({ schema }: Group): boolean {
  try {
    judgeFor({ schema } as Group)(null);
    return true;
  } catch {
    return false;
  }
}

/** A schema that stands at the root is a component of a document here; what is listed is no schema. */
function rebased(schema: JsonSchema): JsonSchema {
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([keyword, inside]) => {
        if (keyword === "enum" || keyword === "const") return [keyword, inside];
        const isReference = keyword === "$ref" && typeof inside === "string" && inside.startsWith("#");
        return [keyword, isReference ? body + inside.slice(1) : change(inside)];
      }),
    );
  };
  return change(schema) as JsonSchema;
}

function expect(holds: boolean, promise: string, print: (line: string) => void): void {
  print(`  ${holds ? "✓" : "✗"} ${promise}`);
  if (!holds) process.exitCode = 1;
}

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { syntaxProblems } from "../../../scripts/emit/typescript/syntax.ts";
import type { Files } from "../../../scripts/lib/output/files.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import { tinySpec } from "../../contract/tiny-spec.ts";

/** Names that code, the runtime, the platform or the language has taken, and names that are none in code. */
const taken = (
  "call check checks client decode encode route judge unchecked withoutChecks input options Route Client Answer Failure Refusal Bytes " +
  "Promise Object Array Error Response Record Blob URL Symbol String Infinity NaN undefined globalThis default arguments eval " +
  "async await yield let static of get set type declare namespace module require exports then toString constructor " +
  "hasOwnProperty valueOf prototype createClient createApp unwrap serve contract api facts operations components paths " +
  "Operations Handler Call App Settings Logger Authenticate Principal FurtherHeaders WithDefaults BytesBody TinyError"
).split(" ");
const ids = [
  ...[...taken, "_", "$", "_1", "a_", "GetX", "thingInput", "CallInput", "X1"],
  // As other APIs name their operations.
  ...[
    "repos/get-commit",
    "get-stations",
    "find pet by id",
    "get_x#refresh",
    "1st",
    "3d.model",
    "a'b",
    "日本",
  ],
];
const schemas = [
  // A name that every object inherits is refused wherever it stands.
  ...taken.filter((name) => !(name in {})),
  ...["3D", "1", "_", "-", "a-b", "a_b", "a.b", "CallInput", "CallResult", "Components", "Date", "Function"],
];
const titles = [
  "3D Print API",
  "图书馆",
  "Type API",
  "Result API",
  "default",
  "new API",
  "process API",
  "Error API",
  "€",
  "Client",
  "_ API",
];
const schemes = ["headers", "fetch", "2fa", "api-key", "new", "timeout", "baseUrl", "key"];

const words =
  'No Bytes here; a Handler, operations.x, check.y "Bytes" and checks.z. `encode.asForm` // decode.jsonBody';

function specOf(operationIds: readonly string[], title = "Tiny API", scheme = "key"): string {
  const operations = operationIds.map(
    (id, index) =>
      `{ operationId: ${JSON.stringify(id)}, page: "p${index}", section: "things", title: ${JSON.stringify(words)}, description: ${JSON.stringify(words)}, method: "GET", path: "/p${index}", responses: { 200: json(named[${index} % named.length], { example: { Bytes: "a" } as never }) }, errors: [{ status: 409, error: ${JSON.stringify(words)}, when: ${JSON.stringify(words)} }] },`,
  );
  const named = schemas.map(
    (id) =>
      `z.object({ Bytes: z.string().meta({ description: ${JSON.stringify(words)} }) }).meta({ id: ${JSON.stringify(id)}, description: ${JSON.stringify(words)} }),`,
  );
  return tinySpec
    .replace("const unused = undefined;", `const named = [${named.join("\n")}];`)
    .replace(
      "operations: [renameThing, ...others]",
      `operations: [renameThing, ${operations.join("\n")}] as never`,
    )
    .replace('id: "Error"', 'id: "Problem"')
    .replace('title: "Tiny API"', `title: ${JSON.stringify(title)}`)
    .replace("securitySchemes: { key:", `securitySchemes: { ${JSON.stringify(scheme)}:`)
    .replace('security: ["key"]', `security: [${JSON.stringify(scheme)}]`);
}

const strict: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
};

/** What the compiler says of the files, strictly. */
async function complaints(directory: string, files: Files): Promise<string[]> {
  await writeFile(join(directory, "package.json"), '{"type":"module"}');
  for (const [path, text] of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const roots = [...files.keys()].filter((path) => path.endsWith(".ts")).map((path) => join(directory, path));
  const program = ts.createProgram(roots, strict);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(directory.length)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

async function emitted(directory: string, text: string): Promise<Files> {
  const path = join(directory, "spec.ts");
  await writeFile(path, text);
  const { contract, specPath } = await loadContract(path);
  const source = sourceOf(contract, specPath);
  return new Map([...(await emitClient(source)), ...(await emitServer(source))]);
}

async function inFolder(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(resolve(".tmp-names-"));
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

it("operations and schemas of any name compile, or are refused with a way out", () =>
  inFolder(async (directory) => {
    const refused = new Set<string>();
    let free = ids;
    // What is refused is taken out, until the rest is taken.
    for (let round = 0; round < ids.length; round++) {
      try {
        const files = await emitted(directory, specOf(free));
        expect(await syntaxProblems(files)).toEqual([]);
        expect(await complaints(directory, files)).toEqual([]);
        break;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        for (const { pointer = "", fix } of error.problems) {
          expect(fix).toMatch(/\.$/);
          const named = free.filter((id) => `${pointer}/`.startsWith(`operations/${id}/`));
          refused.add(named.at(-1) ?? pointer);
        }
        const fewer = free.filter((id) => !refused.has(id));
        expect(fewer.length).toBeLessThan(free.length);
        free = fewer;
      }
    }
    expect(free).toEqual(
      expect.arrayContaining([
        ...["call", "check", "Promise", "Error", "route", "unchecked", "async", "type"],
        ...["repos/get-commit", "get-stations", "find pet by id", "get_x#refresh", "1st", "3d.model", "a'b"],
        ...["default", "arguments", "then", "createClient"],
      ]),
    );
    expect([...refused]).toEqual(
      // One that has no letter for a name, and one whose types another operation has.
      expect.arrayContaining(["日本", "CallInput"]),
    );
  }));

it.each(titles.map((title, index) => [title, schemes[index % schemes.length] ?? ""]))(
  "an API with the title %j and the security scheme %j compiles",
  (title, scheme) =>
    inFolder(async (directory) => {
      const files = await emitted(directory, specOf(["call"], title, scheme));
      expect(await complaints(directory, files)).toEqual([]);
    }),
);

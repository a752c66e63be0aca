import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packClient } from "../../../scripts/pack/client.ts";
import { gadget, input } from "../../runtime/client/rename.ts";
import { answer, serve } from "../../runtime/client/server.ts";
import { compilers, createScratch, type Scratch } from "./scratch.ts";

const generated = fileURLToPath(new URL("../../fixtures/workshop/expected/client", import.meta.url));
const require = createRequire(import.meta.url);

let out: string;
let archive: string;
let consumer: Scratch;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "dist-"));
  archive = (await packClient(generated, out)).path;
  consumer = await createScratch(archive);
}, 600_000);

afterAll(async () => {
  await consumer.remove();
  await rm(out, { recursive: true, force: true });
});

describe("the archive", () => {
  it("holds the client and nothing else", async () => {
    const files = (await consumer.run("tar", "tzf", archive)).trim().split("\n").sort();
    const sources = files.flatMap((path) => /^package\/src\/(.*)\.ts$/.exec(path)?.[1] ?? []);
    const built = sources.flatMap((path) =>
      ["d.ts", "js", "js.map"].map((end) => `package/dist/${path}.${end}`),
    );
    expect(files).toEqual(
      [
        ...["LICENSE", "README.md", "api.md", "package.json"].map((name) => `package/${name}`),
        ...sources.map((path) => `package/src/${path}.ts`),
        ...built,
      ].sort(),
    );
  });

  it("has the same bytes when it is packed again", async () => {
    const { path: again } = await packClient(generated, join(out, "again"));
    expect((await readFile(again)).equals(await readFile(archive))).toBe(true);
  });

  it.each([
    ["publint", [], /All good!/],
    ["attw", ["--profile", "esm-only", "--no-color", "--format", "ascii"], /node16 \(from ESM\): 🟢/],
  ])("passes %s", async (program, args, wanted) => {
    const path = fileURLToPath(new URL(`../../../node_modules/.bin/${program}`, import.meta.url));
    expect(await consumer.run(path, archive, ...args)).toMatch(wanted);
  });
});

const program = (baseUrl = "process.argv.at(-1)") => `
const client = createClient({ apiKey: "nr_1", baseUrl: ${baseUrl} });
const input = ${JSON.stringify(input)};
const results = [await updateGadget(client, input), await updateGadget(client, input)];
const thrown = await updateGadget(client, { ...input, id: "7" }).then(unwrap).catch((error) => error);
console.log(JSON.stringify([
  results.map(({ status, data, error }) => ({ status, data, error })),
  [thrown instanceof WorkshopError, thrown.message.split(": ").at(-1)],
]));
`;

const wanted = [
  [
    { status: 200, data: gadget },
    { status: 404, error: "gadget not found" },
  ],
  [true, "invalid-request expected a string matching /^[a-z0-9]+_[0-7][0-9A-HJKMNP-TV-Z]{25}$/u at /id"],
];

const names = "{ createClient, WorkshopError, unwrap, updateGadget }";
const esm = `import ${names} from "@workshop/api";${program()}`;
const required = `const ${names} = require("@workshop/api");(async () => {${program()}})();`;

/** A server for one run of the program. */
const serveRun = () => serve(answer(200, gadget), answer(404, { error: "gadget not found" }));

/** The start of a command that runs a tool from the registry; some put their program in place when installed. */
const npx = (tool: string) => ["npm", "exec", "--yes", "--ignore-scripts=false", `--package=${tool}`, "--"];

describe("the package runs", () => {
  it.each<[on: string, file: string, text: string, ...command: string[]]>([
    ["this Node", "esm.js", esm, process.execPath],
    ["Node 22", "esm.js", esm, ...npx("node@22"), "node"],
    ["Node 24", "esm.js", esm, ...npx("node@24"), "node"],
    ["Node 22, required from CommonJS", "common.cjs", required, ...npx("node@22"), "node"],
    ["Deno", "esm.js", esm, ...npx("deno@2.9.6"), "deno", "run", "-A"],
    ["Bun", "esm.js", esm, ...npx("bun@1.4.5"), "bun"],
  ])("on %s", async (_on, file, text, ...command) => {
    const { baseUrl } = await serveRun();
    await consumer.write({ [file]: text });
    const [run = "", ...args] = command;
    expect(JSON.parse(await consumer.run(run, ...args, file, baseUrl))).toEqual(wanted);
  });

  it("on workerd, the runtime of Cloudflare Workers, bundled with esbuild", async () => {
    const { baseUrl } = await serveRun();
    await consumer.write({
      "worker.js": `import ${names} from "@workshop/api";
export default { async test() { ${program(JSON.stringify(baseUrl))} } };`,
      "config.capnp": `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [
  (name = "main", worker = (
    modules = [(name = "bundle.js", esModule = embed "bundle.js")], compatibilityDate = "2026-11-01")),
  (name = "internet", network = (allow = ["private"])),
]);`,
    });
    const entry = join(consumer.folder, "worker.js");
    const outfile = join(consumer.folder, "bundle.js");
    await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", logLevel: "error" });
    const [run = "", ...args] = [...npx("workerd@1.20261117.1"), "workerd", "test", "config.capnp"];
    expect(JSON.parse(await consumer.run(run, ...args))).toEqual(wanted);
  });
});

const typed = `
import { createClient, openapiFetch, unwrap, updateGadget } from "@workshop/api";
import * as unchecked from "@workshop/api/unchecked";

const client = createClient({ apiKey: "nr_1" });

export async function rename(id: string, name: string): Promise<string> {
  const result = await updateGadget(client, { id, name });
  switch (result.status) {
    case 200:
      return result.data.updated_at;
    case 400:
    case 401:
    case 404:
    case 500:
      return result.error;
    case "undocumented":
    case "contract-breach":
    case "not-json":
    case "network-error":
    case "timeout":
    case "aborted":
    case "invalid-request":
      return result.reason;
    default:
      return result satisfies never;
  }
}

export const name: string = unwrap(await unchecked.updateGadget(client, { id: "a", name: "b" })).name;
export const http = openapiFetch(client);

// @ts-expect-error: an id is a string.
void updateGadget(client, { id: 7, name: "a" });
// @ts-expect-error: \`name\` is missing.
void updateGadget(client, { id: "a" });
`;

/** Where the types of Node are; the consumer has not installed them. */
const typeRoots = [dirname(dirname(require.resolve("@types/node/package.json")))];

describe("the types compile", () => {
  const settings = { target: "ES2022", strict: true, noEmit: true, lib: ["ES2022", "DOM"], types: [] };
  const bundler = { module: "ESNext", moduleResolution: "Bundler" };
  const onlyNode = { lib: ["ES2022"], typeRoots, types: ["node"], skipLibCheck: false };
  it.each([
    ["5.9", "nodenext", { module: "NodeNext" }],
    ["5.9", "bundler", bundler],
    ["5.9", "nodenext, with the types of Node alone", { module: "NodeNext", ...onlyNode }],
    ["7", "nodenext", { module: "NodeNext" }],
    ["7", "bundler", bundler],
    ["7", "nodenext, with the types of Node alone", { module: "NodeNext", ...onlyNode }],
  ] as const)("with TypeScript %s, %s", async (version, _how, own) => {
    const compilerOptions = { ...settings, exactOptionalPropertyTypes: true, ...own };
    await consumer.write({
      "typed.ts": typed,
      "tsconfig.json": JSON.stringify({ compilerOptions, files: ["typed.ts"] }),
    });
    expect(await consumer.run(process.execPath, compilers[version], "-p", ".")).toBe("");
  });

  it("so does the code of the README", async () => {
    const readme = await readFile(join(generated, "README.md"), "utf8");
    const code = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text);
    expect(code).toHaveLength(1);
    const compilerOptions = { ...settings, module: "NodeNext", typeRoots, types: ["node"] };
    await consumer.write({
      "readme.ts": code.join("\n"),
      "tsconfig.json": JSON.stringify({ compilerOptions, files: ["readme.ts"] }),
    });
    expect(await consumer.run(process.execPath, compilers["5.9"], "-p", ".")).toBe("");
  });
});

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importModel } from "../../scripts/import/import.ts";
import { importedModel } from "./document.ts";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the spec finds the vocabulary.
  folder = await mkdtemp(resolve(".tmp-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const body = (more: object) => ({
  content: { "application/json": { schema: { $ref: "#/components/schemas/Fault" }, ...more } },
});
const parameter = (name: string, description: string, example: number) => ({
  ...{ name, in: "path", required: true, description },
  schema: { type: "integer", minimum: 1, maximum: 1000, example },
});
const project = (name: string) => parameter(name, "The project, by its number.", 7);
const task = parameter("id", "The task, by its number in the project.", 31);
const operation = (tag: string, operationId: string, parameters: readonly object[], more: object = {}) => ({
  ...{ tags: [tag], operationId, summary: "Words", description: "Some words.", parameters },
  responses: { 204: { description: "Done." }, ...more },
});

it("names each error that a document shows, and each shared part by a name of its own", async () => {
  const refused = {
    400: {
      description: "It is refused.",
      ...body({
        examples: {
          tooLate: { summary: "It is too late.", value: { code: 1 } },
          "too-early": { value: { code: 2 } },
          wrong: { value: { code: "x" } },
        },
      }),
    },
    404: { description: "There is none.", ...body({ example: { code: 3 } }) },
  };
  const model = importedModel(
    {
      "/projects/{id}": {
        get: operation("Projects", "getProject", [project("id")]),
        put: operation("Projects", "putProject", [project("id")]),
      },
      "/projects/{project_id}/tasks/{id}": {
        get: operation("Tasks", "getTask", [project("project_id"), task], refused),
        put: operation("Tasks", "putTask", [project("project_id"), task]),
      },
    },
    { Fault: { type: "object", properties: { code: { type: "integer" } }, required: ["code"] } },
  );
  const out = join(folder, "spec");
  const options = { out, force: false, isComplete: false, progress: () => {} };
  const { api, keep, notes } = await importModel(model, options);
  await keep();
  const [, , getTask] = api.operations;
  const described = Object.values(getTask?.params ?? {}).map((schema) => schema.meta()?.description);
  expect(described).toEqual(["The project, by its number.", "The task, by its number in the project."]);
  const [, text = ""] = (await readFile(join(out, "tasks/get-task.ts"), "utf8")).split("  errors: ");
  expect(text).toBe(`[
    {
      id: "too-late",
      status: 400,
      when: "It is too late.",
      body: json(Fault, { description: "It is refused.", example: { code: 1 } }),
    },
    {
      id: "too-early",
      status: 400,
      when: "Bad Request: too early",
      body: json(Fault, { description: "It is refused.", example: { code: 2 } }),
    },
    { status: 404, when: "There is none.", body: json(Fault, { example: { code: 3 } }) },
  ],
});
`);
  expect(notes.filter(({ fate }) => fate === "left out")).toEqual([
    {
      fate: "left out",
      place: "GET /projects/{project_id}/tasks/{id} 400",
      what: "example",
      why: "its schema refuses it",
    },
  ]);
});

it("tells an error of several operations from its long example, which stands elsewhere", async () => {
  const names = Array.from({ length: 9 }, (_, index) => `field_${index}`);
  const fields = Object.fromEntries(names.map((name) => [name, { type: "string", example: name }]));
  const missing = { 404: { description: "There is none.", ...body({}) } };
  const model = importedModel(
    {
      "/projects": { get: operation("Projects", "getProjects", [], missing) },
      "/projects/all": { get: operation("Projects", "getAll", [], missing) },
    },
    { Fault: { type: "object", properties: fields } },
  );
  const out = join(folder, "long");
  const options = { out, force: false, isComplete: false, progress: () => {} };
  const { api, notes, discard } = await importModel(model, options);
  await discard();
  const wanted = Object.fromEntries(names.map((name) => [name, name]));
  for (const { errors } of api.operations)
    expect(errors).toMatchObject([{ body: { examples: { default: { value: wanted } } } }]);
  expect(notes.filter(({ fate }) => fate === "left out")).toEqual([]);
});

it("writes each media type of an error, of a range and of a default", async () => {
  const types = (description: string, example: object) => ({
    description,
    content: {
      "application/json": { schema: { $ref: "#/components/schemas/Fault" }, example },
      "application/problem+xml": { schema: { $ref: "#/components/schemas/Fault" } },
    },
  });
  const refused = {
    409: types("It is taken.", { code: 1 }),
    "4XX": types("It is refused.", { code: 2 }),
    default: types("It fails.", { code: 3 }),
  };
  const model = importedModel(
    { "/tasks": { get: { ...operation("Tasks", "getTasks", []), responses: refused } } },
    { Fault: { type: "object", properties: { code: { type: "integer" } }, required: ["code"] } },
  );
  const out = join(folder, "types");
  const { keep, notes } = await importModel(model, {
    out,
    force: false,
    isComplete: false,
    progress: () => {},
  });
  await keep();
  const [, text = ""] = (await readFile(join(out, "tasks/get-tasks.ts"), "utf8")).split("  errors: ");
  const pair = (status: string, when: string, code: number) => `
    { status: ${status}, when: "${when}", body: json(Fault, { example: { code: ${code} } }) },
    {
      id: "application-problem-xml",
      status: ${status},
      when: "${when}",
      body: binary("application/problem+xml"),
    },`;
  expect(text).toBe(
    `[${pair("409", "It is taken.", 1)}${pair('"4XX"', "It is refused.", 2)}${pair('"default"', "It fails.", 3)}
  ],
});
`,
  );
  expect(notes.filter(({ fate }) => fate === "left out")).toEqual([]);
});

import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { localSource } from "../../scripts/local/app.ts";
import { createLocal, type Local } from "../../scripts/local/index.ts";
import { comment, label, project, settings, task } from "../fixtures/tracker/schemas.ts";

const spec = fileURLToPath(new URL("../fixtures/tracker/index.ts", import.meta.url));
const source = localSource((await loadContract(spec)).contract);

let local: Local;
beforeEach(() => {
  local = createLocal(source);
});
afterEach(() => local.close());

async function ask(method: string, path: string, body?: unknown, key = local.keys.own) {
  const response = await local.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const { headers } = response;
  return {
    status: response.status,
    body: text === "" ? undefined : JSON.parse(text),
    total: headers.get("x-total-count"),
    location: headers.get("location"),
    from: headers.get("x-answered-from"),
  };
}

const garden = { title: "Garden" };
const noProject = { status: 404, body: { detail: "there is no such project" } };
const noTask = { status: 404, body: { detail: "there is no such task" } };
const meta = { took: 2 };

describe("numbers as ids", () => {
  it("go on from the example's, and none is given twice", async () => {
    const numbers: number[] = [];
    for (let count = 0; count < 4; count++) {
      const { body } = await ask("POST", "/projects", { title: `Project ${count}` });
      numbers.push(body.data.id);
      await ask("DELETE", `/projects/${body.data.id}`, { reason: "No money." });
    }
    expect(new Set([...numbers, project.id]).size).toBe(5);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
  });

  it("last longer than a thousand objects", async () => {
    const made = new Set<number>();
    for (let count = 0; count < 1100; count++)
      made.add((await ask("POST", "/projects/7/tasks", { title: "x", done: false })).body.item.id);
    expect(made.size).toBe(1100);
  });
});

describe("answers in wrappers", () => {
  it("hold what was made, read, changed and taken away", async () => {
    const made = await ask("POST", "/projects", garden);
    const { id } = made.body.data;
    const data = { id, title: "Garden", open: true };
    expect(made).toMatchObject({ status: 201, body: { data }, location: `/projects/${id}`, from: null });
    expect(await ask("GET", `/projects/${id}`)).toMatchObject({ status: 200, body: { data } });
    const closed = { data: { ...data, open: false } };
    expect(await ask("PATCH", `/projects/${id}`, { open: false })).toMatchObject({ body: closed });
    expect(await ask("DELETE", `/projects/${id}`, { reason: "Done." })).toMatchObject({ body: closed });
    expect(await ask("GET", `/projects/${id}`)).toMatchObject(noProject);
  });

  it("are bare lists, too, which the query filters", async () => {
    const made = await ask("POST", "/projects", { ...garden, open: false });
    expect((await ask("GET", "/projects")).body).toEqual([project, made.body.data]);
    expect((await ask("GET", "/projects?open=false")).body).toEqual([made.body.data]);
  });
});

describe("HEAD", () => {
  it.each([
    ["/projects", 200, "1"],
    ["/projects/7", 204, null],
    ["/projects/9", 404, null],
  ])("of %s answers %i", async (path, status, total) => {
    expect(await ask("HEAD", path)).toMatchObject({ status, total, body: undefined, from: null });
  });
});

describe("DELETE with a body", () => {
  it("judges the body before it takes anything away", async () => {
    expect(await ask("DELETE", "/projects/7", { reason: "" })).toMatchObject({
      status: 422,
      body: { detail: "a reason is needed" },
    });
    expect((await ask("GET", "/projects/7")).status).toBe(200);
  });
});

describe("things inside of things", () => {
  it("are those of the path's own, however operations name its parameters", async () => {
    const other = (await ask("POST", "/projects", garden)).body.data.id;
    const made = (await ask("POST", `/projects/${other}/tasks`, { title: "Dig", done: false })).body.item;
    expect(made).toMatchObject({ project_id: other, title: "Dig" });
    expect((await ask("GET", "/projects/7/tasks")).body).toEqual({ items: [task], meta });
    expect((await ask("GET", `/projects/${other}/tasks`)).body).toEqual({ items: [made], meta });
    expect((await ask("GET", `/projects/${other}/tasks/${made.id}`)).body).toEqual({ item: made, meta });
    for (const method of ["GET", "DELETE"])
      expect(await ask(method, `/projects/7/tasks/${made.id}`)).toMatchObject(noTask);
  });

  it("need what they are inside of", async () => {
    for (const [method, path, body, answer] of [
      ["GET", "/projects/9/tasks", undefined, noProject],
      ["POST", "/projects/9/tasks", { title: "x", done: true }, noProject],
      ["PUT", "/projects/9/labels/new", { color: "red" }, noProject],
      ["GET", "/projects/9/tasks/31", undefined, noTask],
      ["GET", "/projects/7/tasks/99/comments", undefined, noTask],
      ["POST", "/projects/9/export", undefined, noProject],
    ] as const)
      expect(await ask(method, path, body)).toMatchObject(answer);
  });

  it("are no other organization's", async () => {
    const { own, other } = local.idsOf["project"] ?? { own: "", other: "" };
    for (const [id, key] of [
      [other, local.keys.own],
      [own, local.keys.other],
    ] as const)
      expect(await ask("GET", `/projects/${id}/tasks`, undefined, key)).toMatchObject(noProject);
    const theirs = (await ask("GET", `/projects/${other}/tasks`, undefined, local.keys.other)).body;
    expect(theirs).toMatchObject({ items: [{ project_id: Number(other) }] });
  });

  it("may have a path of their own to one of them", async () => {
    const made = (await ask("POST", "/projects/7/tasks/31/comments", { text: "Green?" })).body;
    expect((await ask("GET", "/projects/7/tasks/31/comments")).body).toEqual([comment, made]);
    expect((await ask("DELETE", `/comments/${made.id}`)).status).toBe(204);
    expect((await ask("GET", "/projects/7/tasks/31/comments")).body).toEqual([comment]);
    const second = (await ask("POST", "/projects/7/tasks", { title: "x", done: false })).body.item;
    expect((await ask("GET", `/projects/7/tasks/${second.id}/comments`)).body).toEqual([]);
  });
});

describe("PUT", () => {
  it("replaces: what is left out is gone", async () => {
    const path = "/projects/7/tasks/31";
    const { estimate: _gone, ...item } = { ...task, done: true };
    expect(await ask("PUT", path, { title: task.title, done: true })).toMatchObject({ status: 200 });
    expect((await ask("GET", path)).body).toEqual({ item, meta });
    expect(await ask("PUT", "/projects/7/tasks/32", { title: "x", done: true })).toMatchObject(noTask);
  });

  it("makes what is not there, under each parent its own, and answers 201 for that alone", async () => {
    const second = (await ask("POST", "/projects", garden)).body.data.id;
    const urgent = (id: number, color: string) => ask("PUT", `/projects/${id}/labels/urgent`, { color });
    expect(await urgent(7, "green")).toMatchObject({ status: 200, body: { ...label, color: "green" } });
    expect(await urgent(second, "red")).toMatchObject({ status: 201, body: label });
    expect(await urgent(second, "green")).toMatchObject({ status: 200 });
    expect((await ask("GET", "/projects/7/labels")).body).toEqual([{ ...label, color: "green" }]);
    expect((await ask("DELETE", `/projects/${second}/labels/urgent`)).status).toBe(204);
    expect((await ask("GET", "/projects/7/labels/urgent")).status).toBe(200);
  });

  it("writes the one thing that no path names", async () => {
    expect((await ask("GET", "/settings")).body).toEqual(settings);
    const french = { language: "fr", weekly: false };
    expect((await ask("PUT", "/settings", french)).body).toEqual(french);
    expect((await ask("GET", "/settings")).body).toEqual(french);
    expect((await ask("GET", "/settings", undefined, local.keys.other)).body).toEqual(settings);
  });
});

describe("a value that another object has", () => {
  it("is refused where it is sent, in a creation or an update, and not where it is the object's own", async () => {
    const taken = { status: 409, body: { detail: "the title is taken" } };
    const { id } = (await ask("POST", "/projects", garden)).body.data;
    expect(await ask("POST", "/projects", garden)).toMatchObject(taken);
    expect(await ask("PATCH", "/projects/7", garden)).toMatchObject(taken);
    expect((await ask("PATCH", `/projects/${id}`, garden)).status).toBe(200);
    expect((await ask("POST", "/projects", garden, local.keys.other)).status).toBe(201);
  });
});

describe("what no law tells", () => {
  it("is answered by the example, where the object is there", async () => {
    expect(await ask("POST", "/projects/7/export")).toMatchObject({
      status: 202,
      body: { job: "j-1" },
      from: "example",
    });
  });
});

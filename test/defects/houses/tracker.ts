import { Refusal } from "../http.ts";
import type { Call, Endpoint, Site } from "../site.ts";
import {
  add,
  allOf,
  drop,
  type Fields,
  fieldsOf,
  found,
  given,
  house,
  isText,
  isWhole,
  kindOf,
  must,
  type Row,
  type Tables,
  tables,
  typedJson,
  wholeIn,
} from "./house.ts";

export const keys = { own: "tracker-own-61aa", other: "tracker-other-ff09" };
export const projects = { own: 7, other: 8 };
export const tasks = { own: 31, other: 32 };
export const comments = { own: 400, other: 401 };
const noProject = new Refusal(404, "there is no such project");
const noTask = new Refusal(404, "there is no such task");
const noLabel = new Refusal(404, "there is no such label");
const noComment = new Refusal(404, "there is no such comment");
const took = { took: 0.25 };

const need = (holds: boolean, text = "bad request") => must(holds, text, 422);
const isTitle = (value: unknown) => isText(value, 60) && value !== "";

function projectOf(body: unknown, partial: boolean): Fields {
  const { title, open } = fieldsOf(body, 422);
  if (!partial || title !== undefined) need(isTitle(title));
  if (open !== undefined) need(typeof open === "boolean");
  return given({ title, open });
}

function taskOf(body: unknown): Fields {
  const { title, done, estimate } = fieldsOf(body, 422);
  need(isTitle(title) && typeof done === "boolean");
  need(estimate === undefined || isWhole(estimate, 0, 100_000));
  return given({ title, done, estimate });
}

function first(owner: "own" | "other"): Row[] {
  const project = projects[owner];
  const task = { id: tasks[owner], project_id: project, title: "Paint the door", done: false, estimate: 3 };
  return [
    { owner, parent: kindOf("project"), fields: { id: project, title: "House", open: true } },
    { owner, parent: kindOf("task", project), fields: task },
    { owner, parent: kindOf("comment", task.id), fields: { id: comments[owner], text: "Which color?" } },
    { owner, parent: kindOf("label", project), fields: { name: "urgent", color: "red" } },
    { owner, parent: kindOf("settings"), fields: { id: 0, language: "en", weekly: true } },
  ];
}

/** The server of projects, tasks, comments and labels. */
export function tracker(): Site<Tables> {
  const db = tables(...first("own"), ...first("other"));
  const project = (owner: string, id: unknown) => found(db, owner, "project", Number(id), noProject);
  const task = (owner: string, { project_id, id }: Call["params"], task_id = id) => {
    const parent = allOf(db, owner, "project").find(({ fields }) => fields["id"] === Number(project_id));
    if (!parent) throw noTask;
    return found(db, owner, "task", Number(task_id), noTask, String(Number(project_id)));
  };
  const credential = "x-api-key";
  const numbers = (params: Call["params"]) => {
    for (const [name, text] of Object.entries(params))
      need(name === "name" ? /^[a-z]{1,20}$/.test(text) : wholeIn(text, 1) !== undefined);
  };
  const at = (method: string, path: string, act: Endpoint["act"], reads?: "json"): Endpoint => ({
    credential,
    checkPath: numbers,
    method,
    path,
    act,
    ...(reads ? { reads } : {}),
  });
  const free = (owner: string, title: unknown, but?: Row) => {
    if (allOf(db, owner, "project").some((row) => row !== but && row.fields["title"] === title))
      throw new Refusal(409, "the title is taken");
  };
  const projectPath = "/projects/{id}";
  const tasksPath = "/projects/{id}/tasks";
  const taskPath = "/projects/{project_id}/tasks/{id}";
  const commentsPath = "/projects/{project_id}/tasks/{task_id}/comments";
  const labelPath = "/projects/{project_id}/labels/{name}";
  const settings = (owner: string) => {
    const [row] = allOf(db, owner, "settings");
    return row as Row;
  };
  const shown = ({ fields: { id: _, ...fields } }: Row) => fields;
  const remove = (row: Row, kind: string) => {
    for (const inner of [...db.rows].filter(({ parent }) => parent === kindOf(kind, row.fields["id"]))) {
      if (kind === "task") remove(inner, "comment");
      else drop(db, inner);
    }
    if (db.rows.includes(row)) drop(db, row);
  };
  const endpoints: Record<string, Endpoint> = {
    listProjects: at("GET", "/projects", ({ query, owner }) => {
      const open = query.get("open");
      need(open === null || open === "true" || open === "false");
      const rows = allOf(db, owner, "project").map(({ fields }) => fields);
      return { status: 200, body: rows.filter((one) => open === null || String(one["open"]) === open) };
    }),
    countProjects: at("HEAD", "/projects", ({ owner }) => ({
      status: 200,
      headers: { "x-total-count": String(allOf(db, owner, "project").length) },
    })),
    createProject: at(
      "POST",
      "/projects",
      ({ body, owner }) => {
        const fields = projectOf(body, false);
        free(owner, fields["title"]);
        const id = db.next();
        const row = add(db, owner, "project", { id, open: true, ...fields });
        return { status: 201, headers: { location: `/projects/${id}` }, body: { data: row.fields } };
      },
      "json",
    ),
    getProject: at("GET", projectPath, ({ params, owner }) => ({
      status: 200,
      body: { data: project(owner, params["id"]).fields },
    })),
    checkProject: at("HEAD", projectPath, ({ params, owner }) => {
      project(owner, params["id"]);
      return { status: 204 };
    }),
    updateProject: at(
      "PATCH",
      projectPath,
      ({ params, body, owner }) => {
        const fields = projectOf(body, true);
        const row = project(owner, params["id"]);
        if ("title" in fields) free(owner, fields["title"], row);
        row.fields = { ...row.fields, ...fields };
        return { status: 200, body: { data: row.fields } };
      },
      "json",
    ),
    deleteProject: at(
      "DELETE",
      projectPath,
      ({ params, body, owner }) => {
        const { reason } = fieldsOf(body, 422);
        need(isText(reason, 200));
        need(reason !== "", "a reason is needed");
        const row = project(owner, params["id"]);
        remove(row, "label");
        remove(row, "task");
        return { status: 200, body: { data: row.fields } };
      },
      "json",
    ),
    exportProject: at("POST", "/projects/{project}/export", ({ params, owner }) => {
      project(owner, params["project"]);
      return { status: 202, body: { job: `j-${db.next()}` } };
    }),
    listTasks: at("GET", tasksPath, ({ params, owner }) => {
      project(owner, params["id"]);
      const items = allOf(db, owner, "task", String(Number(params["id"]))).map(({ fields }) => fields);
      return { status: 200, body: { items, meta: took } };
    }),
    createTask: at(
      "POST",
      tasksPath,
      ({ params, body, owner }) => {
        const fields = taskOf(body);
        const project_id = Number(project(owner, params["id"]).fields["id"]);
        const row = add(db, owner, "task", { id: db.next(), project_id, ...fields }, project_id);
        return { status: 201, body: { item: row.fields, meta: took } };
      },
      "json",
    ),
    getTask: at("GET", taskPath, ({ params, owner }) => ({
      status: 200,
      body: { item: task(owner, params).fields, meta: took },
    })),
    replaceTask: at(
      "PUT",
      taskPath,
      ({ params, body, owner }) => {
        const fields = taskOf(body);
        const row = task(owner, params);
        row.fields = { id: row.fields["id"], project_id: row.fields["project_id"], ...fields };
        return { status: 200, body: { item: row.fields, meta: took } };
      },
      "json",
    ),
    deleteTask: at("DELETE", taskPath, ({ params, owner }) => {
      remove(task(owner, params), "comment");
      return { status: 204 };
    }),
    listComments: at("GET", commentsPath, ({ params, owner }) => {
      const { fields } = task(owner, params, params["task_id"]);
      return {
        status: 200,
        body: allOf(db, owner, "comment", String(fields["id"])).map((row) => row.fields),
      };
    }),
    createComment: at(
      "POST",
      commentsPath,
      ({ params, body, owner }) => {
        const { text } = fieldsOf(body, 422);
        need(isText(text, 200) && text !== "");
        const { fields } = task(owner, params, params["task_id"]);
        return { status: 201, body: add(db, owner, "comment", { id: db.next(), text }, fields["id"]).fields };
      },
      "json",
    ),
    deleteComment: at("DELETE", "/comments/{id}", ({ params, owner }) => {
      const row = db.rows.find(
        (one) =>
          one.owner === owner &&
          one.parent.startsWith("comment/") &&
          one.fields["id"] === Number(params["id"]),
      );
      if (!row) throw noComment;
      drop(db, row);
      return { status: 204 };
    }),
    listLabels: at("GET", "/projects/{project_id}/labels", ({ params, owner }) => {
      const { fields } = project(owner, params["project_id"]);
      return { status: 200, body: allOf(db, owner, "label", String(fields["id"])).map((row) => row.fields) };
    }),
    putLabel: at(
      "PUT",
      labelPath,
      ({ params, body, owner }) => {
        const { color } = fieldsOf(body, 422);
        need(color === "red" || color === "green");
        const parent = String(project(owner, params["project_id"]).fields["id"]);
        const name = params["name"];
        const there = allOf(db, owner, "label", parent).find(({ fields }) => fields["name"] === name);
        if (there) there.fields = { name, color };
        else add(db, owner, "label", { name, color }, parent);
        return { status: there ? 200 : 201, body: { name, color } };
      },
      "json",
    ),
    getLabel: at("GET", labelPath, ({ params, owner }) => ({
      status: 200,
      body: found(db, owner, "label", params["name"], noLabel, String(Number(params["project_id"]))).fields,
    })),
    deleteLabel: at("DELETE", labelPath, ({ params, owner }) => {
      drop(db, found(db, owner, "label", params["name"], noLabel, String(Number(params["project_id"]))));
      return { status: 204 };
    }),
    getSettings: at("GET", "/settings", ({ owner }) => ({ status: 200, body: shown(settings(owner)) })),
    updateSettings: at(
      "PUT",
      "/settings",
      ({ body, owner }) => {
        const { language, weekly } = fieldsOf(body, 422);
        need(isText(language, 35) && [...language].length >= 2 && typeof weekly === "boolean");
        const row = settings(owner);
        row.fields = { ...row.fields, language, weekly };
        return { status: 200, body: shown(row) };
      },
      "json",
    ),
  };
  return house(db, endpoints, {
    invalid: 422,
    owners: { [keys.own]: "own", [keys.other]: "other" },
    answer: (refusal) => typedJson("application/json", refusal, { detail: refusal.message }),
  });
}

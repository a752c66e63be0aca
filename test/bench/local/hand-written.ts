import { serve } from "@hono/node-server";
import { Hono } from "hono";
import Database from "libsql";
import { z } from "zod";
import type { LoadedContract } from "../../../scripts/contract/load.ts";
import { withHooks } from "../../../scripts/local/hooks.ts";
import { colonPath } from "../server/contestant.ts";

/** The first update of the spec as a careful person writes it: one table, one statement, the same checks. */
export async function serveHandWritten(file: string, loaded: LoadedContract): Promise<string> {
  const operation = loaded.contract.operations.find(({ laws }) => laws?.effect === "update");
  const { data } = await withHooks(loaded);
  const objects = data.organizations[0]?.objects?.[operation?.laws?.resource ?? ""] ?? [];
  const [object] = objects;
  const key = data.organizations[0]?.keys[0];
  if (!operation?.body?.schema || !object || !key)
    throw new Error("the spec has no update with data of its own");
  const [set = ""] = operation.laws?.sets ?? [];
  const [time = ""] = operation.laws?.forward ?? [];
  const names = Object.keys(object);

  const database = new Database(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec(
    `CREATE TABLE things (${names.map((name) => `"${name}" TEXT`).join(", ")}, PRIMARY KEY (id))`,
  );
  database
    .prepare(`INSERT INTO things VALUES (${names.map(() => "?").join(", ")})`)
    .run(...Object.values(object));
  const update = database.prepare(
    `UPDATE things SET "${set}" = ?, "${time}" = max("${time}", ?) WHERE id = ?`,
  );
  const read = database.prepare("SELECT * FROM things WHERE id = ?");

  const params = z.object(operation.params);
  const body = operation.body.schema as z.ZodType<Record<string, unknown>>;
  const response = operation.responses[0]?.body?.schema;
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ status: "ok" }));
  app.on(operation.method, colonPath(operation.fullPath), async (context) => {
    context.header("x-request-id", crypto.randomUUID());
    const [, token] = /^Bearer (.+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
    if (token !== key) return context.json({ error: "invalid API key" }, 401);
    const path = params.safeParse(context.req.param());
    if (!path.success) return context.json({ error: path.error.issues[0]?.message }, 400);
    const input = body.safeParse(await context.req.json().catch(() => undefined));
    if (!input.success) return context.json({ error: input.error.issues[0]?.message }, 400);
    const id = String(path.data["id"]);
    database.exec("BEGIN IMMEDIATE");
    const { changes } = update.run(input.data[set], new Date().toISOString(), id);
    const row = changes > 0 ? read.get(id) : undefined;
    database.exec("COMMIT");
    return row ? context.json(response?.parse(row) as object) : context.json({ error: "not found" }, 404);
  });
  return new Promise((resolve) => {
    serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
}

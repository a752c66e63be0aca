import { cp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { invoice } from "../fixtures/billing/schemas.ts";
import { type Copy, copyRepository } from "./copy.ts";

/** One operation of each kind, in a section that the product does not have. */
const operations: readonly (readonly [method: string, path: string, file: string])[] = [
  ["GET", "/invoices", "list-invoices.ts"],
  ["POST", "/invoices", "create-invoice.ts"],
  ["GET", "/invoices/{id}", "get-invoice.ts"],
  ["PATCH", "/invoices/{id}", "update-invoice.ts"],
  ["DELETE", "/invoices/{id}", "delete-invoice.ts"],
  ["POST", "/invoices/{id}/receipts", "create-receipt.ts"],
  ["POST", "/invoices/{id}/send", "send-invoice.ts"],
];
const fixture = "test/fixtures/billing";

/** What an author writes in the place of each `todo(…)` of `get-invoice.ts`. */
const written: readonly (readonly [todo: string, text: string])[] = [
  ['import { defineOperation, json, todo } from "../../scripts/contract/index.ts";', imports()],
  ['todo("what it does, in one line")', '"Read one invoice."'],
  ['todo("the schema of `id`, with a description")', "invoiceId"],
  [
    'json(todo("the schema of the answer"), { example: todo("what the server answers") })',
    'json(Invoice, { description: "The invoice.", example: invoice })',
  ],
  ['[todo("each error that the page lists, as in the other operations")]', "[invalidId, notFound]"],
  ['todo("the answer\'s field that `id` names")', '"id"'],
];

function imports(): string {
  return `import { defineOperation, json } from "../../scripts/contract/index.ts";
import { Invoice, invalidId, invoice, invoiceId, notFound } from "./schemas.ts";`;
}

let copy: Copy;
let tracked: readonly string[] = [];
beforeAll(async () => {
  copy = await copyRepository();
  for (const [method, path] of operations) await copy.npm("new", ["billing", method, path]);
  const files = await readdir(join(copy.folder, "spec/billing"));
  expect(files.sort()).toEqual(operations.map(([, , file]) => file).sort());
  expect(await copy.npm("generate", [], 1)).toContain("is still to be written: what it does, in one line.");

  for (const file of await readdir(fixture)) {
    if (file === "get-invoice.ts") continue;
    await cp(join(fixture, file), join(copy.folder, "spec/billing", file));
    await copy.edit(join("spec/billing", file), (text) =>
      text.replaceAll('"../../../scripts/', '"../../scripts/'),
    );
  }
  await copy.edit("spec/billing/get-invoice.ts", (text) =>
    written.reduce((before, [todo, after]) => {
      expect(before).toContain(todo);
      return before.replace(todo, () => after);
    }, text),
  );
  await copy.edit("spec/index.ts", (text) =>
    text
      .replace('todo("what the section holds, in one sentence")', '"What customers owe."')
      .replace(", todo }", " }"),
  );
  await copy.npm("format");
  await copy.npm("generate", ["--quiet"]);
  tracked = (await copy.run("git", ["status", "--porcelain"])).trimEnd().split("\n");
});
afterAll(() => rm(copy.folder, { recursive: true, force: true }));

it("takes no edit beside the operations' files and the lines of the index", () => {
  const edited = tracked.map((line) => line.slice(3)).filter((path) => !path.startsWith("generated/"));
  expect(edited.sort()).toEqual(["spec/billing/", "spec/index.ts"]);
});

it("passes the tests", async () => {
  await copy.run(process.execPath, ["node_modules/typescript-7/bin/tsc"]);
  const files = ["test/spec", "test/readme.test.ts", "test/local/local.test.ts", "test/imports.test.ts"];
  await copy.run("npx", ["vitest", "run", "--project", "unit", ...files, "test/emit/docs/page.test.ts"]);
});

it("passes the check", async () => {
  expect(await copy.npm("check")).not.toContain("✗");
});

it("is served, operation by operation", async () => {
  await copy.served(async (url) => {
    const base = `${url}/api/public/v1/invoices`;
    const ask = async (method: string, path = "", body?: FormData | object) => {
      const isForm = body instanceof FormData;
      const response = await fetch(`${base}${path}`, {
        method,
        headers: {
          authorization: "Bearer nr_local_own_4f1c2a",
          ...(body && !isForm ? { "content-type": "application/json" } : {}),
        },
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    };
    expect(await ask("GET")).toEqual({ status: 200, body: { invoices: [invoice], next: null } });
    const made = await ask("POST", "", { number: "2026-0002", amount: 5 });
    expect(made).toMatchObject({ status: 201, body: { number: "2026-0002", amount: 5 } });
    const path = `/${made.body.id}`;
    expect(await ask("GET", path)).toEqual({ status: 200, body: made.body });
    expect(await ask("PATCH", path, { memo: "soon" })).toMatchObject({ status: 200, body: { memo: "soon" } });
    const form = new FormData();
    form.set("file", new File(["%PDF-1.7"], "receipt.pdf", { type: "application/pdf" }));
    expect(await ask("POST", `${path}/receipts`, form)).toMatchObject({ status: 201 });
    expect(await ask("POST", `${path}/send`)).toEqual({ status: 202 });
    expect(await ask("DELETE", path)).toEqual({ status: 204 });
    expect(await ask("GET", path)).toEqual({ status: 404, body: { error: "invoice not found" } });
  });
});

it("is kept by the local server", async () => {
  const report = await copy.npm("verify", ["--local", "--require-coverage"]);
  expect(report).toContain("✓ The server keeps the contract.");
});

it("has a site", async () => {
  await copy.npm("docs");
  expect(await readdir(join(copy.folder, "dist/docs"))).toContain("index.html");
});

it("is packed", async () => {
  const packed = await copy.npm("build");
  expect(packed.match(/\.tgz/g)).toHaveLength(3);
});

it("is released as the additions that it is", async () => {
  const added = await copy.npm("diff");
  expect(added).toContain("createReceipt");
  const [, next = ""] = /(?:minor|patch|major) version, (\d+\.\d+\.\d+) or higher/.exec(added) ?? [];
  const { info } = JSON.parse(await readFile(join(copy.folder, "generated/openapi.json"), "utf8"));
  await copy.edit("spec/index.ts", (text) =>
    text.replace(`version: "${info.version}"`, `version: "${next}"`),
  );
  await copy.npm("generate", ["--quiet"]);
  await copy.commit("Add the section on billing");
  expect(await copy.npm("release", ["--dry-run"])).toContain(next);
});

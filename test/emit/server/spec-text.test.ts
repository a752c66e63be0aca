import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { key, rename } from "../../runtime/server/rename-app.ts";
import { generateServer, serverFiles, workshop } from "./generated.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

it("answers the text of the schema after one word of it changed", async () => {
  const copy = await mkdtemp(join(tmpdir(), "spec-"));
  const spec = join(copy, "test/fixtures/workshop");
  await cp(dirname(workshop), spec, { recursive: true, filter: (path) => !path.includes("expected") });
  for (const folder of ["scripts/contract", "scripts/lib"])
    await cp(join(repository, folder), join(copy, folder), { recursive: true });
  const file = join(spec, "gadgets/schemas.ts");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("name is required", "name is needed"));

  const server = await generateServer(join(spec, "index.ts"));
  const { createApp } = await server.load();
  const app = createApp({
    authenticate: (token) => token === key,
    operations: { updateGadget: () => ({ status: 404 }) },
  });
  const response = await app.fetch(rename("{}"));
  expect([response.status, await response.text()]).toEqual([400, '{"error":"name is needed"}']);

  await server.remove();
  await rm(copy, { recursive: true });
});

it("says nothing of the machine, and the same from anywhere", async () => {
  const files = await serverFiles(workshop);
  for (const [path, text] of files) expect([path, text.includes(repository)]).toEqual([path, false]);
  const before = process.cwd();
  try {
    process.chdir(tmpdir());
    expect(await serverFiles(workshop)).toEqual(files);
  } finally {
    process.chdir(before);
  }
});

it("imports nothing outside the folder but packages that are installed with it", async () => {
  const files = await serverFiles(workshop);
  const imports = [...files.values()].flatMap((text) =>
    [...text.matchAll(/^(?:import|export)\b[^"']*?from "([^"]+)"/gm)].map((match) => match[1] ?? ""),
  );
  const packages = imports.filter((path) => !/^\.{1,2}\/(?:runtime\/)?[a-z-]+\.(?:ts|js)$/.test(path));
  expect([...new Set(packages)].sort()).toEqual(["node:http", "node:net", "node:stream", "zod"]);
});

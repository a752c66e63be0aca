import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import type { Method } from "../../../scripts/contract/operation.ts";
import { newOperation } from "../../../scripts/emit/spec/index.ts";
import { withOperation } from "../../../scripts/emit/spec/index-edit.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the vocabulary is found.
  folder = await mkdtemp(resolve(".tmp-new-"));
  await cp("test/fixtures/kitchen-sink", folder, {
    recursive: true,
    filter: (path) => !path.includes("expected"),
  });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".ts")) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, "utf8");
    const vocabulary = JSON.stringify(resolve("scripts/contract/index.ts"));
    await writeFile(file, text.replaceAll(/"(?:\.\.\/)+scripts\/contract\/index\.ts"/g, vocabulary));
  }
});
afterAll(() => rm(folder, { recursive: true }));

const make = (section: string, method: Method, path: string) =>
  newOperation({ spec: join(folder, "index.ts"), section, method, path });

async function problemsOf(work: () => Promise<unknown>): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code, message }) => `${code} ${message}`);
    throw error;
  }
  return [];
}

describe("a new operation", () => {
  it.each<[section: string, method: Method, path: string, operationId: string]>([
    ["items", "POST", "/items/{item_id}/archive", "archiveItem"],
    ["photos", "GET", "/items/{item_id}/photos", "listPhotos"],
    ["shops", "DELETE", "/shops/{shop_id}", "deleteShop"],
    ["shops", "HEAD", "/shops/{shop_id}", "checkShop"],
  ])(
    "of %s, %s %s, stands in the spec, and is refused until it is written",
    async (section, method, path, operationId) => {
      expect(await make(section, method, path)).toMatchObject({ operationId });
      const problems = await problemsOf(() => loadContract(join(folder, "index.ts")));
      expect(problems.length).toBeGreaterThan(1);
      expect(problems.filter((problem) => !problem.startsWith("todo "))).toEqual([]);
      expect(problems).toContain(
        `todo \`operations/${operationId}/description\` is still to be written: what it does, in one line.`,
      );
    },
  );

  it("is written as the formatter writes it", async () => {
    for (const [section, method, path] of [
      ["boxes", "POST", "/boxes"],
      ["boxes", "GET", "/boxes"],
      ["boxes", "PUT", "/shops/{shop_id}/boxes/{identifier_of_the_box_in_its_shop}"],
      ["line-items", "DELETE", "/line-items/{line_item_id}"],
      ["line-items", "HEAD", "/line-items/{line_item_id}"],
    ] as const) {
      const { file } = await make(section, method, path);
      const text = await readFile(file, "utf8");
      const { stdout } = spawnSync("node_modules/.bin/biome", ["format", `--stdin-file-path=${file}`], {
        input: text,
        encoding: "utf8",
      });
      expect(stdout).toBe(text);
    }
  });

  it("never overwrites one that is there", async () => {
    const file = join(folder, "items/get-item.ts");
    const [before, index] = [await readFile(file, "utf8"), await readFile(join(folder, "index.ts"), "utf8")];
    expect(await problemsOf(() => make("items", "GET", "/items/{item_id}"))).toEqual([
      "operation-exists The file exists already, and nothing was changed.",
    ]);
    expect(await readFile(file, "utf8")).toBe(before);
    expect(await readFile(join(folder, "index.ts"), "utf8")).toBe(index);
  });

  it.each<[section: string, path: string, code: string]>([
    ["../etc", "/items", "section-name"],
    ["Items", "/items", "section-name"],
    ["items", "items", "path-template"],
    ["items", "/items/{", "path-template"],
    ["items", "/items?x=1", "path-template"],
  ])("of the section %j at %j is refused", async (section, path, code) => {
    expect(await problemsOf(() => make(section, "GET", path))).toEqual([expect.stringContaining(code)]);
  });
});

describe("a spec's entry module", () => {
  const addition = { name: "getBox", module: "./boxes/get-box.ts", section: "boxes", sectionTitle: "Boxes" };
  it.each([
    [
      "in one line each",
      `import { defineApi } from "v";\nimport { a } from "./boxes/a.ts";\nimport { z } from "./x/z.ts";\n\nexport default defineApi({ sections: [{ id: "boxes" }, { id: "x" }], operations: [a, z] });\n`,
      `import { defineApi } from "v";\nimport { a } from "./boxes/a.ts";\nimport { getBox } from "./boxes/get-box.ts";\nimport { z } from "./x/z.ts";\n\nexport default defineApi({ sections: [{ id: "boxes" }, { id: "x" }], operations: [a, getBox, z] });\n`,
    ],
    [
      "empty",
      `import { defineApi, todo } from "v";\n\nexport default defineApi({\n  sections: [{ id: "boxes" }],\n  operations: [],\n});\n`,
      `import { defineApi, todo } from "v";\nimport { getBox } from "./boxes/get-box.ts";\n\nexport default defineApi({\n  sections: [{ id: "boxes" }],\n  operations: [getBox],\n});\n`,
    ],
    [
      "on lines of their own, without the section",
      `import { defineApi } from "v";\n\nexport default defineApi({\n  sections: [\n    { id: "x" },\n  ],\n  operations: [\n    z,\n  ],\n});\n`,
      `import { defineApi, todo } from "v";\nimport { getBox } from "./boxes/get-box.ts";\n\nexport default defineApi({\n  sections: [\n    { id: "x" },\n    {\n      id: "boxes",\n      title: "Boxes",\n      description: todo("what the section holds, in one sentence"),\n    },\n  ],\n  operations: [\n    z,\n    getBox,\n  ],\n});\n`,
    ],
  ])("with its lists %s gets one more", (_, before, after) => {
    const edited = withOperation(before, addition, "index.ts");
    expect(edited).toBe(after);
    const { diagnostics = [] } = ts.transpileModule(edited, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
  });

  it("whose list fills its line gets one element on each", () => {
    const names = Array.from({ length: 12 }, (_, index) => `operation${index}`);
    const before = `import { defineApi } from "v";\n\nexport default defineApi({\n  sections: [{ id: "boxes" }],\n  operations: [${names.join(", ")}],\n});\n`;
    const lines = [...names, "getBox"].map((name) => `\n    ${name},`).join("");
    expect(withOperation(before, addition, "index.ts")).toContain(`  operations: [${lines}\n  ],\n});\n`);
  });

  it.each(["export default {};", "export default defineApi({ sections, operations });"])(
    "%j can't be edited, and is told so",
    (text) => {
      expect(() => withOperation(text, addition, "index.ts")).toThrow(ProblemError);
    },
  );
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { folders } from "./folders.ts";

const page = readFileSync("docs/architecture.md", "utf8");
const sections = new Map(
  page.split(/^## /m).map((section) => {
    const [title = "", ...lines] = section.split("\n");
    return [title, lines] as const;
  }),
);

/** What stands in back-ticks, but for the blocks between fences. */
function codeIn(text: string): string[] {
  return [...text.replace(/^```.*?^```/gms, "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** Whether code is a path of the repository: neither a pattern nor a name to be chosen. */
function isPath(code: string): boolean {
  return (
    /^(?:scripts|spec|test|docs|generated)\/[\w./-]+$/.test(code) || /^[\w-]+\.(?:md|yaml|json)$/.test(code)
  );
}

function rowsOf(title: string): string[][] {
  return (sections.get(title) ?? [])
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Names that a module exports. */
function exportsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const declared = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;
  return [...text.matchAll(declared)].map(([, name = ""]) => name);
}

it("names only what is there", () => {
  const paths = codeIn(page).filter(isPath);
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !existsSync(path) && !path.startsWith("openapi."))).toEqual([]);
});

it("one operation's client and server are at most 35 files that a person can read, and each runtime nine", () => {
  const filesIn = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  expect(filesIn("generated/client") + filesIn("generated/server")).toBeLessThanOrEqual(35);
  expect([filesIn("generated/client/src/runtime"), filesIn("generated/server/runtime")]).toEqual([9, 9]);
});

it("lists the folders in the order in which they may import each other", () => {
  expect(rowsOf("Folders").map(([folder = ""]) => folder.replaceAll("`", ""))).toEqual(folders);
});

describe.each(["The walk of an error text", "The walk of a request"])("%s", (title) => {
  it("fits on a screen", () => expect(sections.get(title)?.length ?? 99).toBeLessThanOrEqual(45));

  it("names functions where they are exported", () => {
    const rows = rowsOf(title);
    expect(rows.length).toBeGreaterThan(10);
    const missing = rows.flatMap(([where = "", names = ""]) => {
      const [path = ""] = codeIn(where);
      const exported = exportsOf(path);
      return codeIn(names).flatMap((name) => (exported.includes(name) ? [] : [`${path} ${name}`]));
    });
    expect(missing).toEqual([]);
  });
});

it("says where to add with names that the files next to them have", () => {
  const paragraphs = (sections.get("Where to add") ?? []).join("\n").split("\n\n").filter(Boolean);
  const unknown = paragraphs.flatMap((paragraph) => {
    const code = codeIn(paragraph);
    const texts = code
      .filter((path) => isPath(path) && /\.\w+$/.test(path) && existsSync(path))
      .map((path) => readFileSync(path, "utf8"));
    return code
      .filter((name) => /^[A-Za-z]\w+$/.test(name) && !["verify", "diff", "fix", "pointer"].includes(name))
      .filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  });
  expect(unknown).toEqual([]);
});

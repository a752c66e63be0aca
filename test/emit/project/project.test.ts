import { describe, expect, it } from "vitest";
import { type NewProject, projectFiles } from "../../../scripts/emit/project/index.ts";
import { projectNames } from "../../../scripts/emit/project/names.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";

const project = (more: Partial<NewProject> = {}) =>
  projectFiles({
    ...projectNames("Blue Harbour API"),
    tools: "some-tools",
    program: "some-program",
    versions: { tools: "1.2.3", zod: "4.5.6", typescript: "5.4.3" },
    scripts: ["generate", "check"],
    ci: ["github", "gitlab"],
    ...more,
  });

describe("the names of a new API", () => {
  it.each([
    ["acme", { name: "Acme", slug: "acme", server: "https://api.acme.example" }],
    [
      "Blue Harbour API",
      { name: "Blue Harbour", slug: "blue-harbour", server: "https://api.blue-harbour.example" },
    ],
    ["a_b.c", { name: "A B C", slug: "a-b-c", server: "https://api.a-b-c.example" }],
  ])("%s", (given, wanted) => expect(projectNames(given)).toEqual(wanted));

  it.each(["", "…", "7 Seas", "a".repeat(61)])("refuses %j", (given) => {
    expect(() => projectNames(given)).toThrow(ProblemError);
  });
});

it("has a spec, scripts, CI and what keeps the bytes alike", () => {
  const files = project();
  expect([...files.keys()]).toEqual([
    "package.json",
    "spec/index.ts",
    "spec/errors.ts",
    "spec/projects/schemas.ts",
    "spec/projects/get-project.ts",
    "spec/local.ts",
    "tsconfig.json",
    ".gitattributes",
    ".gitignore",
    ".github/workflows/contract.yml",
    ".gitlab-ci.yml",
  ]);
  expect(JSON.parse(files.get("package.json") ?? "")).toEqual({
    name: "blue-harbour",
    version: "0.0.0",
    private: true,
    type: "module",
    scripts: { generate: "some-program generate", check: "some-program check" },
    dependencies: { zod: "4.5.6" },
    devDependencies: { "some-tools": "1.2.3", typescript: "5.4.3" },
  });
  expect(files.get("spec/index.ts")).toContain('title: "Blue Harbour API"');
  expect(files.get("spec/index.ts")).toContain('environment: "BLUE_HARBOUR_API_KEY"');
  for (const [path, text] of files) expect([path, text.endsWith("\n")]).toEqual([path, true]);
});

it("has the files of the CI that is asked for only", () => {
  const paths = [...project({ ci: [] }).keys()];
  expect(paths.filter((path) => path.includes("git"))).toEqual([".gitattributes", ".gitignore"]);
});

it("keeps all that a `package.json` has, and adds what is missing", () => {
  const manifest = JSON.stringify({
    name: "mine",
    scripts: { check: "mine" },
    devDependencies: { zod: "^4.0.0", "some-tools": "file:tools.tgz" },
    files: ["dist"],
  });
  expect(JSON.parse(project({ manifest }).get("package.json") ?? "")).toEqual({
    name: "mine",
    scripts: { generate: "some-program generate", check: "mine" },
    dependencies: {},
    devDependencies: { zod: "^4.0.0", "some-tools": "file:tools.tgz", typescript: "5.4.3" },
    files: ["dist"],
  });
});

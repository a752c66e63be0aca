import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Surroundings } from "../../../scripts/emit/project/ci.ts";
import { type NewProject, type ProjectFiles, projectFiles } from "../../../scripts/emit/project/index.ts";
import { projectNames } from "../../../scripts/emit/project/names.ts";
import { ownPackage } from "../../../scripts/lib/own-package.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import { surroundingsOf } from "../../../scripts/surroundings.ts";

const project = (more: Partial<NewProject> = {}): ProjectFiles =>
  projectFiles({
    ...projectNames("Blue Harbour API"),
    tools: "some-tools",
    program: ownPackage.program,
    versions: { tools: "1.2.3", zod: "4.5.6", typescript: "5.4.3" },
    scripts: ["generate", "check"],
    ci: ["github", "gitlab"],
    place: { manager: "npm", toRoot: "", fromRoot: "" },
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
  const { files } = project();
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
    scripts: { generate: `${ownPackage.program} generate`, check: `${ownPackage.program} check` },
    dependencies: { zod: "4.5.6" },
    devDependencies: { "some-tools": "1.2.3", typescript: "5.4.3" },
  });
  expect(files.get("spec/index.ts")).toContain('title: "Blue Harbour API"');
  expect(files.get("spec/index.ts")).toContain('environment: "BLUE_HARBOUR_API_KEY"');
  for (const [path, text] of files) expect([path, text.endsWith("\n")]).toEqual([path, true]);
});

it("has the files of the CI that is asked for only", () => {
  const paths = [...project({ ci: [] }).files.keys()];
  expect(paths.filter((path) => path.includes("git"))).toEqual([".gitattributes", ".gitignore"]);
});

it("keeps all that a `package.json` has, and adds what is missing", () => {
  const manifest = JSON.stringify({
    name: "mine",
    scripts: { check: "mine" },
    devDependencies: { zod: "^4.0.0", "some-tools": "file:tools.tgz" },
    files: ["dist"],
  });
  expect(JSON.parse(project({ manifest }).files.get("package.json") ?? "")).toEqual({
    name: "mine",
    scripts: { generate: `${ownPackage.program} generate`, check: "mine" },
    dependencies: {},
    devDependencies: { zod: "^4.0.0", "some-tools": "file:tools.tgz", typescript: "5.4.3" },
    files: ["dist"],
  });
});

it("keeps the layout of a `package.json`: indentation, line ends, the order of its scripts", () => {
  const manifest = '{\r\n\t"scripts": {\r\n\t\t"start": "node ."\r\n\t}\r\n}\r\n';
  const text = project({ manifest }).files.get("package.json") ?? "";
  expect(text.startsWith('{\r\n\t"scripts": {\r\n\t\t"start": "node .",\r\n\t\t"generate":')).toBe(true);
  expect(text).not.toMatch(/(?<!\r)\n/);
});

it("gives the spec its own settings of the compiler where others are there", () => {
  const { files } = project({ hasTsconfig: true });
  expect(files.has("tsconfig.json")).toBe(false);
  const { include, compilerOptions } = JSON.parse(files.get("spec/tsconfig.json") ?? "");
  expect([include, compilerOptions.strict]).toEqual([["."], true]);
});

describe("CI", () => {
  const program = ownPackage.program;
  const manifest = '{ "scripts": { "check": "eslint ." } }';

  it("runs the command by the program where a script of its name is for something else", () => {
    const { steps, taken, files } = project({ manifest, scripts: ["generate", "check", "verify"] });
    expect(taken).toEqual(["check"]);
    expect(steps).toEqual(["npm ci", `npx ${program} check`, "npm run verify -- --local"]);
    for (const path of [".github/workflows/contract.yml", ".gitlab-ci.yml"])
      for (const step of steps) expect(files.get(path)).toContain(step);
  });

  it.each<[what: string, place: Partial<Surroundings>, wanted: string[]]>([
    ["npm", {}, ["npm ci", "npm run check", `npx ${program} verify --local`]],
    [
      "pnpm",
      { manager: "pnpm" },
      [
        "corepack enable",
        "pnpm install --frozen-lockfile",
        "pnpm run check",
        `pnpm exec ${program} verify --local`,
      ],
    ],
    [
      "yarn",
      { manager: "yarn" },
      ["corepack enable", "yarn install --immutable", "yarn run check", `yarn run ${program} verify --local`],
    ],
    [
      "yarn 1",
      { manager: "yarn", isYarn1: true },
      ["yarn install --frozen-lockfile", "yarn run check", `yarn run ${program} verify --local`],
    ],
  ])("installs with %s", (_, place, wanted) => {
    expect(project({ place: { manager: "npm", toRoot: "", fromRoot: "", ...place } }).steps).toEqual(wanted);
  });

  it("is at the root of a repository, and runs in the folder of the contract", () => {
    const { files } = project({
      place: { manager: "npm", toRoot: "../../", fromRoot: "packages/blue harbour" },
    });
    const github = parse(files.get("../../.github/workflows/blue-harbour-contract.yml") ?? "");
    expect(github.name).toBe("blue-harbour contract");
    expect(github.jobs.contract.defaults.run["working-directory"]).toBe("packages/blue harbour");
    expect(github.jobs.contract.steps).toHaveLength(5);
    const gitlab = parse(files.get("../../.gitlab-ci.yml") ?? "");
    expect(gitlab["blue-harbour-contract"].script[0]).toBe('cd "packages/blue harbour"');
  });
});

describe("what is around a folder", () => {
  let top = "";
  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), "around-"));
  });
  afterAll(() => rm(top, { recursive: true }));

  it.each<[what: string, files: Record<string, string>, wanted: object]>([
    ["nothing", {}, { manager: "npm", toRoot: "", fromRoot: "" }],
    ["a repository of its own", { "packages/acme/.git": "" }, { manager: "npm", toRoot: "", fromRoot: "" }],
    [
      "npm's workspace",
      { ".git": "", "package-lock.json": "{}" },
      { manager: "npm", toRoot: "../../", fromRoot: "packages/acme" },
    ],
    [
      "pnpm's workspace",
      { ".git": "", "pnpm-workspace.yaml": "" },
      { manager: "pnpm", toRoot: "../../", fromRoot: "packages/acme" },
    ],
    [
      "the workspace of yarn 1",
      { ".git": "", "yarn.lock": "" },
      { manager: "yarn", isYarn1: true, toRoot: "../../", fromRoot: "packages/acme" },
    ],
    [
      "yarn's workspace",
      { ".git": "", "yarn.lock": "", ".yarnrc.yml": "" },
      { manager: "yarn", isYarn1: false, toRoot: "../../", fromRoot: "packages/acme" },
    ],
    [
      "a package manager that is named",
      { ".git": "", "package.json": '{ "packageManager": "yarn@4.9.2" }' },
      { manager: "yarn", isYarn1: false, toRoot: "../../", fromRoot: "packages/acme" },
    ],
    [
      "a lock file above the repository",
      { "packages/.git": "", "yarn.lock": "" },
      { manager: "npm", toRoot: "../", fromRoot: "acme" },
    ],
  ])("%s", async (what, files, wanted) => {
    const root = join(top, what.replaceAll(/\W/g, "-"));
    const folder = join(root, "packages/acme");
    await mkdir(folder, { recursive: true });
    for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
    expect(surroundingsOf(folder)).toEqual(wanted);
  });
});

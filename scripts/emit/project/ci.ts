import { commandLine, type PackageManager } from "../../lib/invocation.ts";

/** The host of a repository whose CI runs the checks. */
export type CiHost = "github" | "gitlab";

/** Where a contract lies in its repository, and what installs packages there. */
export interface Surroundings {
  readonly manager: PackageManager;
  /** Whether `yarn` is of the first line, which needs no Corepack. */
  readonly isYarn1?: boolean;
  /** The way to the root of the repository, where CI files are read: empty, or `../../`. */
  readonly toRoot: string;
  /** The way back from there: empty, or `packages/acme`. */
  readonly fromRoot: string;
}

/** What CI runs: each command by its script, if `scripts` has it. */
export function ciSteps(
  { manager, isYarn1 = false }: Surroundings,
  scripts: ReadonlySet<string>,
): readonly string[] {
  const run = (command: string, rest?: string) =>
    commandLine({ by: scripts.has(command) ? "script" : "program", manager }, command, rest);
  return [...installing(manager, isYarn1), run("check"), run("verify", "--local")];
}

function installing(manager: PackageManager, isYarn1: boolean): string[] {
  if (manager === "npm") return ["npm ci"];
  if (manager === "pnpm") return ["corepack enable", "pnpm install --frozen-lockfile"];
  return isYarn1 ? ["yarn install --frozen-lockfile"] : ["corepack enable", "yarn install --immutable"];
}

/** The files of the CI of these hosts, by path. In a folder of a larger repository, GitHub's has the name of the contract. */
export function ciFiles(
  hosts: readonly CiHost[],
  slug: string,
  place: Surroundings,
  steps: readonly string[],
): (readonly [path: string, text: string])[] {
  return hosts.map((host) =>
    host === "github" ? githubFile(slug, place, steps) : gitlabFile(slug, place, steps),
  );
}

function githubFile(slug: string, { toRoot, fromRoot }: Surroundings, steps: readonly string[]) {
  return [
    `${toRoot}.github/workflows/${fromRoot ? `${slug}-` : ""}contract.yml`,
    `name: ${fromRoot ? `${slug} ` : ""}contract
on:
  push: { branches: [main] }
  pull_request:
permissions:
  contents: read
jobs:
  contract:
    runs-on: ubuntu-latest
    timeout-minutes: 15
${fromRoot && `    defaults:\n      run:\n        working-directory: ${JSON.stringify(fromRoot)}\n`}    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${steps.map((step) => `      - run: ${step}`).join("\n")}
`,
  ] as const;
}

function gitlabFile(slug: string, { toRoot, fromRoot }: Surroundings, steps: readonly string[]) {
  const all = [...(fromRoot ? [`cd ${JSON.stringify(fromRoot)}`] : []), ...steps];
  return [
    `${toRoot}.gitlab-ci.yml`,
    `${fromRoot ? `${slug}-` : ""}contract:
  image: node:22
  timeout: 15 minutes
  script:
${all.map((step) => `    - ${step}`).join("\n")}
`,
  ] as const;
}

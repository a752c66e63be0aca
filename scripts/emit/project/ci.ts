/** Where a repository lies whose CI runs the checks. */
export type CiHost = "github" | "gitlab";

const steps = ["npm ci", "npm run check", "npm run verify -- --local"];

/** The files of the CI of these hosts, by path. */
export function ciFiles(hosts: readonly CiHost[]): (readonly [path: string, text: string])[] {
  return hosts.map((host) => files[host]);
}

const files: Readonly<Record<CiHost, readonly [path: string, text: string]>> = {
  github: [
    ".github/workflows/contract.yml",
    `name: contract
on:
  push: { branches: [main] }
  pull_request:
permissions:
  contents: read
jobs:
  contract:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${steps.map((step) => `      - run: ${step}`).join("\n")}
`,
  ],
  gitlab: [
    ".gitlab-ci.yml",
    `contract:
  image: node:22
  timeout: 15 minutes
  script:
${steps.map((step) => `    - ${step}`).join("\n")}
`,
  ],
};

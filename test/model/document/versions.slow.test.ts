import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { documentInVersion } from "../../../scripts/model/document/versions.ts";
import { proveVersion } from "../../../scripts/prove/document/version.ts";
import { lintDocument } from "../../../scripts/prove/lint/lint.ts";

const folder = fileURLToPath(new URL("../../fixtures/", import.meta.url));
/** Operations for others, a page, and a contract of which pages alone are made. */
const withoutContract = ["billing", "relay", "seed"];
const fixtures = readdirSync(folder).filter((name) => !withoutContract.includes(name));

const unsaid = (keyword: string) =>
  `OpenAPI 3.0 has no word for \`${keyword}\`, by which this schema says what is valid.`;

/** What OpenAPI 3.0 can't say of a fixture. */
const refused: Readonly<Record<string, readonly string[]>> = {
  credentials: ["OpenAPI 3.0 has no word for `mutualTLS`, the type of the security scheme `certificate`."],
  ferries: ["OpenAPI 3.0 ignores the body of a `DELETE` request."],
  parameters: [unsaid("propertyNames")],
  payloads: [unsaid("propertyNames"), unsaid("patternProperties")],
  tracker: ["OpenAPI 3.0 ignores the body of a `DELETE` request."],
};

describe.each(["3.0", "3.2"] as const)("in OpenAPI %s", (version) => {
  it.each(fixtures)("all words of the fixture %s are proved, or refused by name", async (name) => {
    const { contract, specPath } = await loadContract(`test/fixtures/${name}/index.ts`);
    const { document: usual, ...read } = sourceOf(contract, specPath);
    const { document: other, problems } = documentInVersion(usual, version);
    const told = problems.map(({ message }) => message);
    expect(told).toEqual(version === "3.0" ? (refused[name] ?? []) : []);
    if (problems.length > 0) return;
    expect(proveVersion(read, { usual, other }, version, { runs: 0, seed: 1 }).problems).toEqual([]);
    const lint = await lintDocument(usual, read.model);
    expect(await lintDocument(other, read.model)).toEqual(lint);
  });
});

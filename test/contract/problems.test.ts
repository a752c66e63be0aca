import { describe, expect, it } from "vitest";
import { apiWordProblems } from "../../scripts/contract/problems/api-words.ts";
import { loadingProblems } from "../../scripts/contract/problems/loading.ts";
import { operationProblems } from "../../scripts/contract/problems/operations.ts";
import { schemaProblems } from "../../scripts/contract/problems/schemas.ts";
import { securityProblems } from "../../scripts/contract/problems/security.ts";
import { travelProblems } from "../../scripts/contract/problems/travel.ts";
import { visibilityProblems } from "../../scripts/contract/problems/visibility.ts";
import type { ProblemTexting, ProblemTexts } from "../../scripts/lib/problem-table.ts";
import { holdProblems } from "../provoked.ts";
import { badSpecs } from "./bad-specs/all.ts";

/** All that bad specs are told: `line code pointer: message → fix`. */
const told = badSpecs.flatMap(({ wanted }) => wanted);

/** Problems that no bad spec is told, and the test that compares their whole text. */
const elsewhere: Readonly<Record<string, string>> = {
  "contract-package:broken": "test/contract/installed.test.ts",
  "contract-package:missing": "test/contract/installed.test.ts",
  "contract-package:newer": "test/contract/installed.test.ts",
  "contract-package:newer-tools": "test/contract/installed.test.ts",
  "contract-package:none": "test/contract/installed.test.ts",
  "page-encoding": "test/contract/written-pages.test.ts",
  "page-without-section": "test/contract/written-pages.test.ts",
  "spec-missing": "test/contract/bad-specs.test.ts",
  "spec-missing:folder": "test/contract/bad-specs.test.ts",
  "spec-never-loads": "test/generate/generate.test.ts",
  "tools-version": "test/contract/tools-version.test.ts",
  "tools-version:of-contract": "test/contract/tools-version.test.ts",
  "unknown-decision": "test/prove/document/texts.test.ts",
  "unknown-decision:near": "test/prove/document/texts.test.ts",
  "unknown-decision:no-headings": "test/prove/document/texts.test.ts",
  "unknown-decision:no-readme": "test/prove/document/texts.test.ts",
};

describe.each<[name: string, texts: ProblemTexting]>([
  ["loading", loadingProblems],
  ["words about the API", apiWordProblems],
  ["operations", operationProblems],
  ["schemas", schemaProblems],
  ["security", securityProblems],
  ["travel", travelProblems],
  ["visibility", visibilityProblems],
])("problems of %s", (_, texts) => {
  const others = Object.keys(texts).filter((key) => Object.hasOwn(elsewhere, key));
  const byBadSpecs = Object.keys(texts).filter((key) => !others.includes(key));
  holdProblems("scripts/contract", texts, [], {
    elsewhere: Object.fromEntries(others.map((key) => [key, elsewhere[key] ?? ""])),
    notProvoked: Object.fromEntries(byBadSpecs.map((key) => [key, "A bad spec is told it: the test below."])),
  });

  it.each(byBadSpecs)("a bad spec is told %s", (key) => {
    const whole = wholeText(key, texts[key] as ProblemTexts);
    expect(told.filter((text) => whole.test(text))).not.toEqual([]);
  });
});

/** The pattern of what is told of a problem, whatever its values are. */
function wholeText(key: string, { message, fix }: ProblemTexts): RegExp {
  const [code = ""] = key.split(":");
  const [said, todo] = [message, fix].map((text) =>
    text
      .split(/\{[A-Za-z]+\}/)
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"))
      .join("[^]+"),
  );
  return new RegExp(`^\\d* ${code}(?: [^]*)?: ${said} → ${todo}$`);
}

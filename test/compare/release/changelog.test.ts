import { expect, it } from "vitest";
import { makeFinding } from "../../../scripts/compare/finding.ts";
import { entryOf, withEntry } from "../../../scripts/compare/release/changelog.ts";

const operation = "GET /things";
const wire = { verdict: "wire", operation, direction: "response" } as const;
const client = { ...wire, verdict: "client" } as const;
const optional = makeFinding({
  ...wire,
  rule: "response-narrowed",
  place: "response 200 /name",
  bump: "major",
  sentence: "`GET /things` may leave `name` out.",
});

it("tells each change once, in its group, a break with its reason", () => {
  const entry = entryOf({
    version: "2.0.0",
    day: "2026-11-25",
    findings: [
      optional,
      makeFinding({
        ...client,
        rule: "client-result-narrowed",
        place: "response 200 /name",
        bump: "major",
        sentence: "Again.",
      }),
      makeFinding({
        ...client,
        rule: "client-function-removed",
        place: "function a",
        bump: "major",
        sentence: "The client has no function `a` any more.",
      }),
      makeFinding({
        ...wire,
        operation: "GET /b",
        rule: "operation-added",
        place: "operation",
        bump: "minor",
        sentence: "`GET /b` is new.",
      }),
      makeFinding({
        ...client,
        operation: "GET /b",
        rule: "client-function-added",
        place: "function b",
        bump: "minor",
        sentence: "Again.",
      }),
      makeFinding({
        ...wire,
        rule: "words-changed",
        place: "documentation",
        bump: "patch",
        sentence: "`GET /things` is documented in other words.",
      }),
      makeFinding({ ...wire, rule: "nothing", place: "x", bump: "none", sentence: "Nobody sees it." }),
    ],
    approvals: [{ fingerprint: optional.fingerprint, reason: "Things need no name", by: "AB" }],
  });
  expect(entry).toBe(`## 2.0.0 (2026-11-25)

### Breaking

- \`GET /things\` may leave \`name\` out. Things need no name.
- The client has no function \`a\` any more.

### Added

- \`GET /b\` is new.

### Changed

- \`GET /things\` is documented in other words.
`);
});

const first = "## 1.0.0 (2026-01-01)\n\nAll of it.\n";
const second = "## 1.1.0 (2026-02-01)\n\nMore of it.\n";

it("puts the newest entry on top, and keeps one that is there", () => {
  const one = withEntry(undefined, first);
  expect(one).toMatch(/^# Changelog\n\n[^#]+\n\n## 1\.0\.0 \(2026-01-01\)\n\nAll of it\.\n$/);
  const two = withEntry(one, second);
  expect(two).toBe(one.replace(first, `${second}\n${first}`));
  expect(withEntry(two, "## 1.1.0 (2026-03-01)\n\nOther words.\n")).toBe(two);
  expect(withEntry("# News\n", first)).toBe(`# News\n\n${first}`);
});

import { expect, it } from "vitest";
import { licenseText } from "../../../scripts/emit/client/license.ts";

function textFor(identifier: string, own?: string): string {
  const packages = { client: "a", contract: "b", ...(own === undefined ? {} : { licenseText: own }) };
  const license = { name: "Terms of Tiny", identifier };
  const info = { title: "Tiny API", version: "1.0.0", summary: "", description: "", license };
  return licenseText({ info, packages });
}

it.each([
  ["MIT", /^MIT License\n\nCopyright \(c\) Tiny\n\nPermission[^<>]*SOFTWARE\.\n$/],
  ["BSD-3-Clause", /^Copyright \(c\) Tiny\. *\n[^<>]*\n$/],
  ["ISC", /^ISC License:?\n\nCopyright \(c\) Tiny\n\nPermission[^<>]*\n$/],
  ["0BSD", /^[^<>]*Copyright \(C\) Tiny\n[^<>]*\n$/],
  ["Apache-2.0", /^Apache License\nVersion 2\.0[\s\S]*\n$/],
  ["Apache-2.0 OR MIT", /^Apache License\n[\s\S]*\n-{80}\n\nMIT License\n\nCopyright \(c\) Tiny\n/],
  ["LicenseRef-Tiny", /^Terms of Tiny\n$/],
])("writes the text of %s, with its holder", (identifier, wanted) => {
  expect(textFor(identifier)).toMatch(wanted);
});

it("writes the team's own text", () => {
  expect(textFor("LicenseRef-Tiny", "Ask first.\n")).toBe("Ask first.\n");
});

import { expect, it } from "vitest";
import { licensesIn } from "../../scripts/contract/check/license.ts";

it.each([
  ["MIT", ["MIT"]],
  ["Apache-2.0+", ["Apache-2.0+"]],
  ["MIT OR Apache-2.0", ["MIT", "Apache-2.0"]],
  ["(MIT AND (ISC OR 0BSD))", ["MIT", "ISC", "0BSD"]],
  ["GPL-2.0-only WITH Classpath-exception-2.0", ["GPL-2.0-only"]],
  ["LicenseRef-Acme.1", ["LicenseRef-Acme.1"]],
  ["DocumentRef-acme:LicenseRef-1", ["DocumentRef-acme:LicenseRef-1"]],
  ["", undefined],
  ["mit", undefined],
  ["Apache 2.0", undefined],
  ["MIT OR", undefined],
  ["MIT or ISC", undefined],
  ["(MIT", undefined],
  ["MIT)", undefined],
  ["MIT WITH (", undefined],
  ["Proprietary", undefined],
])("%j names the licenses %j", (expression, wanted) => {
  expect(licensesIn(expression)).toEqual(wanted);
});

import { expect, it } from "vitest";
import { ownExtensions } from "../../scripts/contract/own-extensions.ts";
import * as modelExtensions from "../../scripts/model/extensions.ts";
import { ignored } from "../../scripts/model/read/ignored.ts";
import { unclear } from "../../scripts/model/read/unclear.ts";
import { mark } from "../../scripts/model/zod/marks.ts";

const { carried, carriedExtension, ...extensions } = modelExtensions;

/** Every extension that the model writes and reads. */
const written = [
  ...Object.values(extensions).flatMap((one) => (typeof one === "string" ? [one] : Object.values(one))),
  ...Object.values(carried).flat().map(carriedExtension),
  ...[ignored, unclear, mark],
];

it.each(written)("no author may use %s for something else", (name) => {
  expect([...ownExtensions]).toContain(name);
});

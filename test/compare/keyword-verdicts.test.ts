import { beforeAll, expect, it } from "vitest";
import type { Finding } from "../../scripts/compare/finding.ts";
import { wireChanges } from "./documents.ts";
import { objects } from "./keyword-verdicts/objects.ts";
import { values } from "./keyword-verdicts/values.ts";

const rows = [...values, ...objects];

/** All the schemas in one document, each sent to and answered by an operation of its own. */
const documentOf = (side: 1 | 2) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  paths: Object.fromEntries(
    rows.map((row, index) => {
      const content = { "application/json": { schema: row[side] } };
      const responses = { 200: { description: "Done.", content } };
      return [`/${index}`, { post: { requestBody: { required: true, content }, responses } }];
    }),
  ),
});

const said = ({ direction, rule, bump, place, witness }: Finding) =>
  [
    direction === "request" ? ">" : "<",
    rule.replace(/^(request|response)-/, ""),
    bump,
    place.replace(/^(request body|response 200) ?/, ""),
    witness && JSON.stringify(witness.value),
  ]
    .filter(Boolean)
    .join(" ");

let forth: readonly Finding[];
let back: readonly Finding[];
beforeAll(async () => {
  forth = await wireChanges(documentOf(1), documentOf(2));
  back = await wireChanges(documentOf(2), documentOf(1));
});

it.each(rows.map(([what, , , ...wanted], index) => ({ what, wanted, index })))(
  "$what",
  ({ wanted, index }) => {
    const of = (findings: readonly Finding[]) =>
      findings.filter(({ operation }) => operation === `POST /${index}`).map(said);
    expect([of(forth), of(back)]).toEqual(wanted);
  },
);

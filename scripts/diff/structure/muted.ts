import { type Finding, makeFinding } from "../finding.ts";
import type { SchemaChange } from "../schemas/compare.ts";
import type { Spot } from "../schemas/findings.ts";
import { type Change, structuralChanges } from "./redocly.ts";

/** A place whose schemas no value can tell apart, and what is left of them. */
export type Muted = readonly [spot: Spot, schemas: NonNullable<SchemaChange["mute"]>];

/**
 * Of schemas that no value can tell about, Redocly compares the keywords. Each pair stands in an
 * operation of its own, so that it can't take one for another.
 */
export async function mutedFindings(muted: readonly Muted[]): Promise<Finding[]> {
  if (muted.length === 0) return [];
  const side = (end: "old" | "now") => ({
    openapi: "3.1.0",
    info: { title: "", version: "1.0.0" },
    paths: Object.fromEntries(
      muted.map(([spot, schemas], index) => [`/${index}`, { put: operation(spot, schemas[end]) }]),
    ),
  });
  const changes = await structuralChanges(side("old"), side("now"));
  return changes.flatMap((change) => {
    const [, , index = "", ...at] = change.path
      .split("/")
      .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
    const [spot] = muted[Number(index.slice(1))] ?? [];
    const [verdict] = change.verdicts;
    return spot && verdict && at.includes("schema") ? [told(spot, verdict, at)] : [];
  });
}

function operation({ direction }: Spot, schema: unknown) {
  const content = { content: { "application/json": { schema } } };
  const description = "";
  return direction === "request"
    ? { requestBody: content, responses: { 200: { description } } }
    : { responses: { 200: { description, ...content } } };
}

function told(
  { operation: name, place, direction }: Spot,
  verdict: Change["verdicts"][number],
  at: readonly string[],
) {
  const pointer = at
    .slice(at.indexOf("schema") + 1)
    .map((token, index, all) =>
      all[index - 1] === "properties" ? `/${token}` : token === "items" ? "/*" : "",
    )
    .join("");
  const where = [place, pointer].filter(Boolean).join(" ");
  return makeFinding({
    ...{ verdict: "wire", rule: verdict.ruleId, operation: name, place: where, direction, bump: "major" },
    sentence: `\`${name}\` changes its ${where} in a way that no value shows: ${verdict.message.replace(/\.$/, "")}.`,
    fix: "Write the schema so that it has valid values, and without keywords that its `type` makes idle.",
  });
}

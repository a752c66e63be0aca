import type { Finding } from "../../../scripts/compare/finding.ts";
import { readDocument } from "../../../scripts/compare/read-document.ts";
import { clientChanges, wireChanges } from "../../compare/documents.ts";
import type { Outcome } from "./against-itself.ts";
import { rewrites } from "./rewrites.ts";

const [path = "", rewrite = "", seed = "1"] = process.argv.slice(2);

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const told = ({ rule, operation, place, sentence }: Finding) =>
  [rule, operation, place, sentence].filter(Boolean).join(" · ");

const { document } = await readDocument(path);
// As text: what is read from a file shares nothing.
const other = JSON.parse(
  JSON.stringify(rewrites[rewrite]?.(document, randomOf(Number(seed))) ?? document),
) as typeof document;
const [wire, client] = [await wireChanges(document, other), await clientChanges(document, other)];
const isName = ({ rule }: Finding) => rule === "client-type-removed" || rule === "client-type-added";
process.send?.({
  wire: wire.map(told),
  client: client.filter((finding) => !isName(finding)).map(told),
} satisfies Outcome);

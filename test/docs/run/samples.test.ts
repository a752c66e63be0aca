import type { Source } from "../../../scripts/output/files.ts";
import { shapes } from "../shapes.ts";
import { sources } from "../sources.ts";
import { testSamples } from "./batch.ts";
import { nastyTrials } from "./nasty-trials.ts";
import type { Trial } from "./trial.ts";

const id = "ai_01KFRX8K1CKQGCV2W5J9C9Z37H";
const params: Readonly<Record<string, string>> = {
  id,
  item_id: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4",
  photo_id: "front & back/1",
  free: "a/b ?#%é",
  type: "a",
  class_name: "7",
};

/** What arrives in the query: the parameters that have an example. */
const queries: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  listItems: [
    ["limit", "50"],
    ["tag", "fresh"],
    ["tag", "heavy"],
  ],
  text: [["q", "one two"]],
  keyInQuery: [["a", "1"]],
};

/** Every example of every operation, with the reader's own declarations, and with the values put in. */
function trialsOf(source: Source): Trial[] {
  return source.contract.operations.flatMap((operation) => {
    const values = Object.fromEntries(
      Object.keys(operation.params).map((name) => [name, params[name] ?? ""]),
    );
    const query = queries[operation.operationId] ?? [];
    const examples = Object.keys(operation.body?.examples ?? {});
    return (examples.length > 0 ? examples : [undefined]).flatMap((example) =>
      [true, false].map((declared) => ({
        source,
        operation,
        params: values,
        declared,
        query,
        ...(example === undefined ? {} : { options: { example } }),
      })),
    );
  });
}

testSamples("every sample of the spec, the kitchen sink and further shapes, and what is hard to quote", [
  ...[sources.spec, sources["kitchen sink"], shapes].flatMap(trialsOf),
  ...["'; id; '", '"$(id)`id`', "#{`id`}$\u007b1}{1}%s\\", "line\nfeed \u0007 \u202e 🙂"].flatMap(
    nastyTrials,
  ),
]);

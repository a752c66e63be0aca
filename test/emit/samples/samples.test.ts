import { expect, test } from "vitest";
import { languages } from "../../../scripts/emit/samples/languages.ts";
import type { Source } from "../../../scripts/emit/source.ts";
import type { OperationModel } from "../../../scripts/model/model.ts";
import harbor from "../../fixtures/harbor/index.ts";
import kitchenSink from "../../fixtures/kitchen-sink/index.ts";
import media from "../../fixtures/media/index.ts";
import { shapes, shapesApi } from "../docs/shapes.ts";
import { sources } from "../docs/sources.ts";
import { stubApp } from "./apps.ts";
import { testSamples } from "./batch.ts";
import { nastyTrials } from "./nasty-trials.ts";
import { runners } from "./runners.ts";
import { local, type Trial } from "./trial.ts";

const id = local.ids.own;

/** Values of the path's parameters; those of one operation before those of all. */
const params: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  updateGadget: { id },
  all: {
    id: "thing_1",
    article_id: "a-1",
    item_id: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4",
    photo_id: "front & back/1",
    free: "a/b ?#%é",
    type: "a",
    class_name: "7",
    berth_id: "be_7",
    boat_id: "bo_1",
  },
};

/** What arrives in the query: the parameters that have an example. */
const queries: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  listItems: [
    ["limit", "50"],
    ["tag", "fresh"],
    ["tag", "heavy"],
  ],
  text: [["q", "one two"]],
  listBoats: [
    ["kind", "sail,motor"],
    ["note", '8" & more!'],
    ["limit", "20"],
  ],
  keyInQuery: [["a", "1"]],
};

/** Every example of every operation; path parameters both declared by the reader and put in. */
function trialsOf(source: Source, server: (operation: OperationModel) => Partial<Trial>): Trial[] {
  return source.model.operations.flatMap((operation) => {
    const { operationId } = operation;
    const values = Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => [name, params[operationId]?.[name] ?? params["all"]?.[name] ?? ""]),
    );
    const query = queries[operationId] ?? [];
    const examples = Object.keys(operation.requestBody?.content[0].examples ?? {});
    return (examples.length > 0 ? examples : [undefined]).flatMap((example) =>
      (Object.keys(values).length > 0 ? [true, false] : [false]).map((declared) => ({
        source,
        operation,
        params: values,
        declared,
        query,
        ...(example === undefined ? {} : { options: { example } }),
        ...server(operation),
      })),
    );
  });
}

const sink = stubApp(kitchenSink);
const harborApp = stubApp(harbor);
const mediaApp = stubApp(media);
const shaped = stubApp(shapesApi);

test("every language has a runner", () => {
  expect(runners.map(({ label }) => label).sort()).toEqual(languages.map(({ label }) => label).sort());
});

testSamples(
  "every sample of the spec, the kitchen sink, the harbor and further shapes, and what is hard to quote",
  [
    ...trialsOf(sources.workshop, ({ requestBody }) => ({
      app: local,
      answer: { id, ...(Object.values(requestBody?.content[0].examples ?? {})[0]?.value as object) },
    })),
    ...trialsOf(sources["kitchen sink"], () => ({ app: sink })),
    ...trialsOf(sources.media, () => ({ app: mediaApp })),
    ...trialsOf(sources.harbor, () => ({ app: harborApp })),
    // No server takes the key that stands after `Bearer` there.
    ...trialsOf(shapes, ({ operationId }) => (operationId === "bearer" ? {} : { app: shaped })),
    ...["'; id; '", '"$(id)`id`', "#{`id`}$\u007b1}{1}%s\\", "line\nfeed \u0007 \u202e 🙂"].flatMap(
      nastyTrials,
    ),
  ],
);

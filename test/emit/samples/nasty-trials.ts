import { shapes } from "../docs/shapes.ts";
import { sources } from "../docs/sources.ts";
import { operationOf, type Trial } from "./trial.ts";

/** The trials that put a text into every place that takes one: names, ids, queries, forms, header fields. */
export function nastyTrials(text: string): Trial[] {
  const update = { source: sources.workshop, operation: operationOf(sources.workshop, "updateGadget") };
  const everywhere = { source: shapes, operation: operationOf(shapes, "text") };
  const query = { q: text, list: [text, text] };
  const headers = inHeader.test(text) ? { "X-Note": text } : {};
  return [
    { ...update, options: { body: { name: text } }, params: { id: "ai_1" } },
    { ...update, params: { id: text } },
    { ...update, params: { id: text }, declared: true },
    ...[true, false].map((declared) => ({
      ...everywhere,
      declared,
      params: { id: text, free: text },
      options: { query, headers, body: { name: text, [text]: [text, { [text]: text }] } },
      query: [["q", text] as const, ["list", text] as const, ["list", text] as const],
      headers,
    })),
    {
      source: shapes,
      operation: operationOf(shapes, "form"),
      options: { body: { name: text, many: [text, text] } },
    },
  ];
}

/** What a field of a header can hold. */
const inHeader = /^[!-~](?:[ -~]*[!-~])?$/;

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { pageWords } from "../../../scripts/contract/check/vocabulary.ts";
import { json } from "../../../scripts/contract/index.ts";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { apiWith } from "../one-operation.ts";
import { sourceOfApi } from "./sources.ts";

const text = await readFile("docs/pages.md", "utf8");
/** Each example: words of an operation, and what its page has then. */
const examples = text
  .split(/^## (?=`)/m)
  .slice(1)
  .flatMap((part) =>
    [...part.matchAll(/```ts\n(.*?)```.*?```text\n(.*?)\n```/gs)].map(([, words = "", wanted = ""]) => ({
      name: `${part.slice(0, part.indexOf("\n"))} ${words.trim()}`,
      words,
      wanted,
    })),
  );

async function pageWith(words: object): Promise<string> {
  const thing = z.object({ id: z.string().meta({ description: "The id of the thing." }) });
  const limit = z.int().min(1).max(200).default(50);
  const api = apiWith({
    method: "PUT",
    path: "/things/{id}",
    params: { id: z.string().meta({ title: "thing ID", description: "Which thing." }) },
    query: { limit: limit.meta({ description: "How many, and never more than 200." }) },
    body: json(z.object({ name: z.string().meta({ description: "Its name." }) }), {
      example: { name: "A name" },
    }),
    responses: { 200: json(thing, { example: { id: "a" } }) },
    errors: [{ status: 404, error: "There is none.", when: "It is not there." }],
    ...words,
  });
  const files = await emitDocs(sourceOfApi(api));
  return [...files].find(([path]) => path.endsWith(".mdx"))?.[1] ?? "";
}

const usual = await pageWith({});

test.each(examples)("$name", async ({ words, wanted }) => {
  const value = (await import(`data:text/javascript,${encodeURIComponent(`export default ${words}`)}`)) as {
    default: object;
  };
  const trimmed = (page: string) => page.replace(/^ +/gm, "");
  expect(trimmed(await pageWith(value.default))).toContain(trimmed(wanted));
  expect(trimmed(usual)).not.toContain(trimmed(wanted));
});

test("each word is told of", () => {
  const headings = text.match(/^## .*$/gm)?.join("\n");
  for (const word of Object.keys(pageWords.shape)) expect(headings).toContain(`\`${word}\``);
});

import { expect, it } from "vitest";
import media from "../../fixtures/media/index.ts";
import statuses from "../../fixtures/statuses/index.ts";
import { compiledWith } from "./compiled.ts";

const use = `
import { createClient, replaceArticle, summarizeArticle, type Answer, type Article, type Client, type ReplaceArticleInput, type ReplaceArticleResult } from "./client/src/index.js";
import type { Accepted } from "./client/src/runtime/result.js";
import * as unchecked from "./client/src/unchecked.js";

type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const client: Client = createClient({ pass: "p" });
const article = { article_id: "a-1", body: { title: "Rain" } };
const isText = (data: string) => data;

export async function accepting() {
  const text = await replaceArticle(client, { ...article, accept: "text/markdown" });
  if (text.status === 200) {
    true satisfies Same<typeof text.contentType, "text/markdown">;
    isText(text.data);
  }
  // An answer without a choice can come anyway.
  if (text.status === 204) undefined satisfies typeof text.data;
  if (text.status === 400) isText(text.error);

  const any = await replaceArticle(client, article);
  true satisfies Same<typeof any, ReplaceArticleResult>;
  // @ts-expect-error: it can be of another type.
  if (any.status === 200) isText(any.data);

  const given: ReplaceArticleInput = article;
  const wide = await replaceArticle(client, given);
  true satisfies Same<typeof wide, ReplaceArticleResult>;

  const two = await replaceArticle(client, { ...article, accept: Math.random() > 2 ? "text/markdown" : "application/pdf" });
  if (two.status === 200) (two.data satisfies string | Blob);
  // @ts-expect-error: an article does not come.
  if (two.status === 200) (two.contentType satisfies "application/json");

  const stream = await summarizeArticle(client, { article_id: "a-1", accept: "text/event-stream" });
  if (stream.ok) stream.data.getReader();
  const part = await unchecked.summarizeArticle(client, { article_id: "a-1", accept: "application/json" });
  if (part.ok) isText(part.data.text);

  // @ts-expect-error: there is no such type.
  await replaceArticle(client, { ...article, accept: "text/html" });
}

export async function sending() {
  await replaceArticle(client, { article_id: "a-1", contentType: "text/markdown", body: "# Rain" });
  await replaceArticle(client, { article_id: "a-1", contentType: "image/*", body: new Blob([]) });
  // @ts-expect-error: the first type is an object.
  await replaceArticle(client, { article_id: "a-1", body: "# Rain" });
  // @ts-expect-error: Markdown is a text.
  await replaceArticle(client, { article_id: "a-1", contentType: "text/markdown", body: { title: "Rain" } });
  // @ts-expect-error: there is no such field.
  await replaceArticle(client, { ...article, other: 1 });
}

type Of<Type extends string, Data, Status extends number = 200> = Answer<Status, Data> & { readonly contentType: Type };
type Ranged = Of<"application/json", Article> | Of<"application/*", Blob> | Of<"text/csv", string> | Of<'text/csv; header="x"', string[]> | Of<"text/html", string, 201>;
true satisfies Same<Extract<Accepted<Ranged, "application/*">, { status: 200 }>, Of<"application/json", Article> | Of<"application/*", Blob>>;
true satisfies Same<Extract<Accepted<Ranged, "text/csv">, { status: 200 }>["data"], string | string[]>;
true satisfies Same<Accepted<Ranged, "*/*">, Ranged>;
// A status that does not have the type answers with what it has.
true satisfies Same<Accepted<Ranged, "text/csv">["status"], 200 | 201>;
`;

it("the results are those of the media type that the caller accepts, and the body that of the one it names", async () => {
  expect(await compiledWith(media, use)).toBe("");
});

const refused = `
import { createClient, createLink, followLink } from "./client/src/index.js";

export async function refused() {
  const client = createClient({ key: "k" });
  const result = await createLink(client, { target: "https://poems.example" });
  if (result.status === 429) {
    (result.headers["Retry-After"] satisfies number | undefined);
    (result.headers["X-Left"] satisfies number | undefined);
    // @ts-expect-error: it may be absent.
    (result.headers["Retry-After"] satisfies number);
    // @ts-expect-error: there is no such field.
    void result.headers.Location;
  }
  if (result.status === 503) (result.headers["Retry-After"] satisfies number | undefined);
  if (result.status === 423) (result.headers.Location satisfies string | undefined);
  // @ts-expect-error: these errors have no header fields.
  if (result.status === 400) void result.headers;
}
`;

it("an error has the header fields that its status documents", async () => {
  expect(await compiledWith(statuses, refused)).toBe("");
});

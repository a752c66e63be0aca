import { Refusal } from "../http.ts";
import { partsOf } from "../sink/input.ts";
import type { Call, Endpoint, Reply, Site } from "../site.ts";
import { fieldsOf, house, must, parsedJson, type Tables, tables } from "./house.ts";

export const passes = { own: "press_own_77ad", other: "press_other_21bc" };
const vendor = 'application/vnd.press.v2+json; profile="article"';
const typeOf = ({ headers }: Call) =>
  (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
const textOf = ({ body }: Call) => (body as Buffer).toString("utf8");

function titleOf(body: unknown): string {
  const { title } = fieldsOf(body);
  must(typeof title === "string");
  must(title !== "", "title is required");
  return title;
}

function jsonReply(status: number, type: string, value: unknown): Reply {
  return { status, headers: { "content-type": type }, body: Buffer.from(JSON.stringify(value)) };
}

/** The server of every media type. It makes no difference whether an article is there: no 404 is documented. */
export function press(): Site<Tables> {
  const checkPath = ({ article_id }: Readonly<Record<string, string>>) =>
    must(/^a-\d+$/.test(article_id ?? ""), "`article_id` is not the id of an article");
  const endpoints: Record<string, Endpoint> = {
    createArticle: {
      method: "POST",
      path: "/articles",
      reads: "bytes",
      act: (call) => {
        must(/^application\/(vnd\.press\.v2\+json|json)$/.test(typeOf(call)), "send the vendor's JSON", 415);
        return jsonReply(201, vendor, { id: "a-2", title: titleOf(parsedJson(call.body)) });
      },
    },
    addArticles: {
      method: "POST",
      path: "/articles.ndjson",
      reads: "bytes",
      act: (call) => {
        must(typeOf(call) === "application/x-ndjson", "send a line of JSON for each article", 415);
        const lines = textOf(call).split("\n").filter(Boolean);
        const articles = lines.map((line, index) => ({
          id: `a-${index + 3}`,
          title: titleOf(parsedJson(Buffer.from(line))),
        }));
        return {
          status: 200,
          headers: { "content-type": "application/x-ndjson" },
          body: Buffer.from(articles.map((article) => `${JSON.stringify(article)}\n`).join("")),
        };
      },
    },
    createToken: {
      method: "POST",
      path: "/token",
      credential: null,
      reads: "bytes",
      act: (call) => {
        must(typeOf(call) === "application/x-www-form-urlencoded", "send a form", 415);
        const form = new URLSearchParams(textOf(call));
        const code = form.get("code");
        must(code !== null);
        must(code !== "", "code is required");
        const days = form.get("days");
        must(
          days === null ||
            (/^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= Number.MAX_SAFE_INTEGER),
        );
        const device = form.get("device");
        if (device !== null) must(typeof fieldsOf(parsedJson(Buffer.from(device)))["name"] === "string");
        const body = Buffer.from("token=t-1&days=30");
        return { status: 200, headers: { "content-type": "application/x-www-form-urlencoded" }, body };
      },
    },
    importArticles: {
      method: "PUT",
      path: "/articles.csv",
      reads: "bytes",
      act: (call) => {
        must(typeOf(call) === "text/csv", "send CSV", 415);
        const text = textOf(call);
        must(text.startsWith("title\n"), "the first line is not `title`");
        const count = text.split("\n").filter(Boolean).length - 1;
        return {
          status: 200,
          headers: { "content-type": "application/xml; charset=utf-8" },
          body: Buffer.from(`<articles count="${count}"/>`),
        };
      },
    },
    replaceArticle: {
      method: "PUT",
      path: "/articles/{article_id}",
      checkPath,
      reads: "bytes",
      act: (call) => {
        const type = typeOf(call);
        const { article_id: id } = call.params;
        if (type === "application/json")
          return jsonReply(200, "application/json", { id, title: titleOf(parsedJson(call.body)) });
        if (type === "application/x-www-form-urlencoded") {
          const title = new URLSearchParams(textOf(call)).get("title");
          must(title !== null);
          return jsonReply(200, "application/json", { id, title });
        }
        must(type === "text/markdown" || type.startsWith("image/"), "no such form", 415);
        return { status: 204 };
      },
    },
    followChanges: {
      method: "GET",
      path: "/changes",
      act: () => ({
        status: 200,
        headers: { "content-type": "application/x-ndjson" },
        body: Buffer.from('{"article_id":"a-1","title":"Snow"}\n{"article_id":"a-2","title":"Fog"}\n'),
      }),
    },
    summarizeArticle: {
      method: "POST",
      path: "/articles/{article_id}/summary",
      checkPath,
      act: ({ headers }) =>
        /text\/event-stream/.test(String(headers.accept))
          ? {
              status: 200,
              headers: { "content-type": "text/event-stream" },
              body: Buffer.from('data: {"text":"It "}\n\ndata: {"text":"rains."}\n\n'),
            }
          : { status: 200, body: { text: "It rains." } },
    },
    addPicture: {
      method: "POST",
      path: "/pictures",
      reads: "bytes",
      act: ({ body, headers }) => {
        const { title, picture } = partsOf(body as Buffer, headers["content-type"] ?? "");
        if (!title || !picture) throw new Refusal(400, "title and picture are needed");
        if (picture.type !== "image/png")
          must(typeof fieldsOf(parsedJson(picture.bytes))["picture_id"] === "string");
        return { status: 204 };
      },
    },
    submitPaper: {
      method: "POST",
      path: "/papers",
      reads: "bytes",
      act: ({ body, headers }) => {
        const parts = partsOf(body as Buffer, headers["content-type"] ?? "");
        const { meta, reviewer, tags, note, figures, paper, cover } = parts;
        must(meta !== undefined && reviewer !== undefined && paper !== undefined);
        must(meta.type === "application/vnd.press.meta+json");
        must(typeof fieldsOf(parsedJson(meta.bytes))["title"] === "string");
        for (const part of [reviewer, tags])
          if (part) {
            must(part.type === "application/json");
            const value = parsedJson(part.bytes);
            must(value === null || typeof value === "string");
          }
        if (note?.type === "application/json") {
          const value = parsedJson(note.bytes);
          must(typeof value === "string" || typeof fieldsOf(value)["html"] === "string");
        } else must(!note || note.type === undefined || note.type === "text/plain");
        must(!figures || figures.type === undefined || figures.type === "text/csv");
        must(paper.type === "application/pdf" || paper.type === "application/postscript");
        if (cover?.type === "application/json")
          must(typeof fieldsOf(parsedJson(cover.bytes))["picture_id"] === "string");
        else must(!cover || cover.type === "image/png" || cover.type === "image/jpeg");
        return { status: 204 };
      },
    },
  };
  return house(tables(), endpoints, {
    invalid: 400,
    owners: { [passes.own]: "own", [passes.other]: "other" },
    words: {
      unauthorized: "no press pass",
      notFound: "no such page",
      methodNotAllowed: "no such method",
      invalid: "the request is malformed",
    },
  });
}

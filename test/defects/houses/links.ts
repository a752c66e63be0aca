import { Refusal } from "../http.ts";
import type { Endpoint, Site } from "../site.ts";
import { add, fieldsOf, found, house, kindOf, must, type Tables, tables, typedJson } from "./house.ts";

export const keys = { own: "links_own_1f9d", other: "links_other_7c55" };
export const links = { own: "l-7", other: "l-8" };

/** The server of ranges of statuses. */
export function shortLinks(): Site<Tables> {
  const row = (owner: "own" | "other") => ({
    owner,
    parent: kindOf("link"),
    fields: { id: links[owner], target: "https://poems.example/" },
  });
  const db = tables(row("own"), row("other"));
  const checkPath = ({ link_id }: Readonly<Record<string, string>>) =>
    must(/^l-\d+$/.test(link_id ?? ""), "`link_id` is not the id of a link");
  const none = new Refusal(404, "no such link");
  const endpoints: Record<string, Endpoint> = {
    createLink: {
      method: "POST",
      path: "/v1/links",
      reads: "json",
      act: ({ body, owner }) => {
        const { target } = fieldsOf(body);
        must(typeof target === "string");
        must(target.startsWith("https:"), "target must be a URL");
        return { status: 201, body: add(db, owner, "link", { id: `l-${db.next()}`, target }).fields };
      },
    },
    getLink: {
      method: "GET",
      path: "/v1/links/{link_id}",
      checkPath,
      act: ({ params, headers, owner }) => {
        const { fields } = found(db, owner, "link", params["link_id"], none);
        const etag = `"${fields["id"]}-1"`;
        const match = headers["if-none-match"];
        if (match === "*" || match?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, "") === etag))
          return { status: 304, headers: { etag } };
        return { status: 200, headers: { etag }, body: fields };
      },
    },
    followLink: {
      method: "GET",
      path: "/v1/l/{link_id}",
      credential: null,
      checkPath,
      act: ({ params }) => {
        const one = db.rows.find(({ fields }) => fields["id"] === params["link_id"]);
        if (!one) throw none;
        return { status: 302, headers: { location: String(one.fields["target"]) } };
      },
    },
  };
  return house(db, endpoints, {
    invalid: 400,
    owners: { [keys.own]: "own", [keys.other]: "other" },
    words: { notFound: "no such page", methodNotAllowed: "another method", tooLarge: "too much" },
    answer: (refusal) => typedJson("application/json", refusal, { error: refusal.message }),
  });
}

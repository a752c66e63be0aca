import { Refusal } from "../http.ts";
import type { Endpoint, Site } from "../site.ts";
import { drop, found, house, kindOf, must, type Tables, tables, wholeIn } from "./house.ts";

export const cards = { own: "card_own_90e1", other: "card_other_3b7a" };
export const shelves = { own: "s-7", other: "s-8" };

/** The server of texts with parts. */
export function archive(): Site<Tables> {
  const row = (owner: "own" | "other") => ({
    owner,
    parent: kindOf("shelf"),
    fields: { id: shelves[owner], label: "poems" },
  });
  const db = tables(row("own"), row("other"));
  const one = {
    path: "/v1/shelves/{shelf_id}",
    checkPath: ({ shelf_id }: Readonly<Record<string, string>>) =>
      must(/^s-\d+$/.test(shelf_id ?? ""), "`shelf_id` is not the id of a shelf"),
  } as const;
  const shelf = (owner: string, id: unknown) =>
    found(db, owner, "shelf", id, new Refusal(404, "no such shelf"));
  const endpoints: Record<string, Endpoint> = {
    getShelf: {
      ...one,
      method: "GET",
      act: ({ params, query, owner }) => {
        const depth = query.get("depth");
        must(depth === null || wholeIn(depth, 1) !== undefined, "invalid parameter: depth");
        return { status: 200, body: shelf(owner, params["shelf_id"]).fields };
      },
    },
    deleteShelf: {
      ...one,
      method: "DELETE",
      act: ({ params, owner }) => {
        const row = shelf(owner, params["shelf_id"]);
        if (row.fields["id"] === shelves.own)
          throw new Refusal(409, "cannot delete shelf: it still holds 3 item(s)");
        drop(db, row);
        return { status: 204 };
      },
    },
  };
  return house(db, endpoints, { invalid: 400, owners: { [cards.own]: "own", [cards.other]: "other" } });
}

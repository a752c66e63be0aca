import { type Answer, Refusal } from "../http.ts";
import type { Endpoint, Site } from "../site.ts";
import {
  add,
  drop,
  fieldsOf,
  found,
  house,
  isWhole,
  kindOf,
  must,
  type Tables,
  tables,
  typedJson,
} from "./house.ts";

export const cards = { own: "lib_own_c771", other: "lib_other_2d40" };
export const shelves = { own: "s-7", other: "s-8" };
const codes: Readonly<Record<string, string>> = {
  "no such shelf": "shelf_not_found",
  "who are you?": "unauthorized",
  "no such page": "no_route",
  "that is too much": "too_large",
  "the label is taken": "label_taken",
};

function answer(refusal: Refusal): Answer {
  if (refusal.status === 405) return { status: 405, headers: refusal.headers };
  if (refusal.status === 422)
    return typedJson("application/json", refusal, { errors: [{ title: refusal.message }] });
  const error = { code: codes[refusal.message] ?? "internal", message: refusal.message };
  return typedJson("application/json", refusal, { error, request_id: "r-1" });
}

/** The server of errors in every form. */
export function library(): Site<Tables> {
  const row = (owner: "own" | "other") => ({
    owner,
    parent: kindOf("shelf"),
    fields: { id: shelves[owner], label: `poems of ${owner}` },
  });
  const db = tables(row("own"), row("other"));
  const one = {
    path: "/v1/shelves/{shelf_id}",
    checkPath: ({ shelf_id }: Readonly<Record<string, string>>) =>
      must(/^s-\d+$/.test(shelf_id ?? ""), "`shelf_id` is not the id of a shelf", 422),
  } as const;
  const none = new Refusal(404, "no such shelf");
  const endpoints: Record<string, Endpoint> = {
    createShelf: {
      method: "POST",
      path: "/v1/shelves",
      reads: "json",
      act: ({ body, owner }) => {
        const { label, width } = fieldsOf(body, 422);
        must(typeof label === "string", undefined, 422);
        must(label !== "", "label is required", 422);
        must(Number.isInteger(width), undefined, 422);
        must(isWhole(width, 1), "width is too small", 422);
        return { status: 201, body: add(db, owner, "shelf", { id: `s-${db.next()}`, label }).fields };
      },
    },
    getShelf: {
      ...one,
      method: "GET",
      credential: null,
      act: ({ params }) => {
        const there = db.rows.find(({ fields }) => fields["id"] === params["shelf_id"]);
        if (!there) throw none;
        return { status: 200, body: there.fields };
      },
    },
    deleteShelf: {
      ...one,
      method: "DELETE",
      act: ({ params, owner }) => {
        drop(db, found(db, owner, "shelf", params["shelf_id"], none));
        return { status: 204 };
      },
    },
  };
  return house(db, endpoints, {
    invalid: 422,
    owners: { [cards.own]: "own", [cards.other]: "other" },
    words: { notFound: "no such page", tooLarge: "that is too much" },
    answer,
  });
}

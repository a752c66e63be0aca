import { Refusal } from "../http.ts";
import { partsOf } from "../sink/input.ts";
import type { Endpoint, Site } from "../site.ts";
import {
  add,
  allOf,
  drop,
  type Fields,
  fieldsOf,
  found,
  given,
  house,
  isText,
  isWhole,
  kindOf,
  must,
  type Tables,
  tables,
  typedJson,
  wholeIn,
} from "./house.ts";

export const keys = { own: "gallery-own-5d1c77e0", other: "gallery-other-88f2ab31" };
export const artworks = { own: 7, other: 9 };
const noArtwork = "no such artwork";
const noRoom = "no such room";

const problems: Readonly<Record<string, string>> = { [noArtwork]: "artwork", [noRoom]: "room" };
const kinds: Readonly<Record<number, string>> = {
  401: "key",
  404: "page",
  405: "method",
  413: "size",
  422: "invalid",
};
const kind = (name: string) => `https://gallery.example/problems/${name}`;

function details(value: unknown): Fields {
  const one = fieldsOf(value, 422);
  if (one["kind"] === "painting") {
    must(typeof one["technique"] === "string", undefined, 422);
    return { kind: "painting", technique: one["technique"] };
  }
  must(one["kind"] === "sculpture" && isWhole(one["weight"], 1), undefined, 422);
  return { kind: "sculpture", weight: one["weight"] };
}

function artworkOf(body: unknown, partial: boolean): Fields {
  const { title, year, details: own } = fieldsOf(body, 422);
  if (!partial || title !== undefined) must(isText(title, 80) && title !== "", undefined, 422);
  if (!partial || year !== undefined) must(isWhole(year, 1, 3000), undefined, 422);
  return given({ title, year, details: partial ? undefined : details(own) });
}

function number(query: URLSearchParams, name: string, low: number, high: number, otherwise: number): number {
  const text = query.get(name);
  const value = text === null ? otherwise : wholeIn(text, low, high);
  must(value !== undefined, undefined, 422);
  return value;
}

export function gallery(): Site<Tables> {
  const still = { title: "Still life", year: 1911, details: { kind: "painting", technique: "oil" } };
  const db = tables(
    { owner: "own", parent: kindOf("artwork"), fields: { id: artworks.own, ...still } },
    { owner: "other", parent: kindOf("artwork"), fields: { id: artworks.other, ...still } },
  );
  const rooms = [1, 2, 3].map((id) => ({ id, name: `Room ${id}`, floor: id - 1 }));
  const artwork = (owner: string, id: unknown) =>
    found(db, owner, "artwork", Number(id), new Refusal(404, noArtwork));
  const common = {
    credential: "x-gallery-key",
    checkPath: ({ id, room_id }: Readonly<Record<string, string>>) =>
      must(wholeIn(id ?? room_id ?? "1", 1) !== undefined, undefined, 422),
  } as const;
  const one = { ...common, path: "/v2/artworks/{id}" } as const;
  const all = { ...common, path: "/v2/artworks" } as const;
  const endpoints: Record<string, Endpoint> = {
    listArtworks: {
      ...all,
      method: "GET",
      act: ({ query, owner }) => {
        const wanted = query.getAll("kinds");
        must(
          wanted.every((word) => word === "painting" || word === "sculpture"),
          undefined,
          422,
        );
        const limit = number(query, "limit", 1, 100, 20);
        const cursor = query.get("cursor");
        const start = cursor === null ? 0 : Number(/^c(\d+)$/.exec(cursor)?.[1] ?? Number.NaN);
        must(Number.isInteger(start), "no such cursor", 422);
        const rows = allOf(db, owner, "artwork")
          .map(({ fields }) => fields)
          .filter(
            ({ details: own }) =>
              wanted.length === 0 || wanted.some((word) => word === (own as Fields)["kind"]),
          );
        const next = start + limit < rows.length ? `c${start + limit}` : null;
        return { status: 200, body: { artworks: rows.slice(start, start + limit), next } };
      },
    },
    createArtwork: {
      ...all,
      method: "POST",
      reads: "json",
      act: ({ body, owner }) => {
        const fields = artworkOf(body, false);
        return { status: 201, body: add(db, owner, "artwork", { id: db.next(), ...fields }).fields };
      },
    },
    getArtwork: {
      ...one,
      method: "GET",
      act: ({ params, owner }) => ({ status: 200, body: artwork(owner, params["id"]).fields }),
    },
    updateArtwork: {
      ...one,
      method: "PATCH",
      reads: "json",
      act: ({ params, body, owner }) => {
        const fields = artworkOf(body, true);
        const row = artwork(owner, params["id"]);
        row.fields = { ...row.fields, ...fields };
        return { status: 200, body: row.fields };
      },
    },
    deleteArtwork: {
      ...one,
      method: "DELETE",
      act: ({ params, owner }) => {
        drop(db, artwork(owner, params["id"]));
        return { status: 204 };
      },
    },
    uploadImage: {
      ...common,
      path: "/v2/artworks/{id}/images",
      method: "POST",
      reads: "bytes",
      act: ({ params, headers, body, owner }) => {
        const { image } = partsOf(body as Buffer, headers["content-type"] ?? "");
        must(image !== undefined, undefined, 422);
        artwork(owner, params["id"]);
        return { status: 201, body: { bytes: image.bytes.length } };
      },
    },
    listRooms: {
      ...common,
      path: "/v2/rooms",
      method: "GET",
      act: ({ query }) => {
        const limit = number(query, "limit", 1, 100, 20);
        const offset = number(query, "offset", 0, Number.MAX_SAFE_INTEGER, 0);
        const floors = query.getAll("floors").map((text) => wholeIn(text, 0, 5));
        must(
          floors.every((floor) => floor !== undefined),
          undefined,
          422,
        );
        const there = rooms.filter(({ floor }) => floors.length === 0 || floors.includes(floor));
        const shown = there.slice(offset, offset + limit).map(({ id, name }) => ({ id, name }));
        return { status: 200, body: { rooms: shown, total: there.length } };
      },
    },
    getRoom: {
      ...common,
      path: "/v2/rooms/{room_id}",
      method: "GET",
      act: ({ params }) => {
        const room = rooms.find(({ id }) => id === Number(params["room_id"]));
        if (!room) throw new Refusal(404, noRoom);
        return { status: 200, body: { id: room.id, name: room.name } };
      },
    },
  };
  return house(db, endpoints, {
    invalid: 422,
    owners: { [keys.own]: "own", [keys.other]: "other" },
    words: {
      unauthorized: "no valid key",
      notFound: "no such page",
      methodNotAllowed: "another method is needed",
      tooLarge: "the body is too large",
    },
    answer: (refusal) =>
      typedJson("application/problem+json", refusal, {
        type: kind(problems[refusal.message] ?? kinds[refusal.status] ?? "internal"),
        title: "It did not work",
        status: refusal.status,
        detail: refusal.message,
      }),
  });
}

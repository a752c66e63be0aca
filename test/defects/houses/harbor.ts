import type { Endpoint, Site } from "../site.ts";
import { fieldsOf, house, isWhole, must, type Tables, tables, wholeIn } from "./house.ts";

export const keys = { own: "harbor_own_74c1", other: "harbor_other_a02f" };
const isBerth = (id: unknown) => typeof id === "string" && /^be_[a-z0-9]+$/.test(id);
const isBoat = (id: unknown) => typeof id === "string" && /^bo_[a-z0-9]+$/.test(id);

/** Answers for every berth and boat: no 404 is documented. */
export function harbor(): Site<Tables> {
  const berth = { checkPath: ({ berth_id }: Readonly<Record<string, string>>) => must(isBerth(berth_id)) };
  const boat = {
    path: "/v1/boats/{boat_id}",
    checkPath: ({ boat_id }: Readonly<Record<string, string>>) => must(isBoat(boat_id)),
  } as const;
  const endpoints: Record<string, Endpoint> = {
    listBerths: {
      method: "GET",
      path: "/v1/berths",
      act: () => ({ status: 200, body: [{ id: "be_7", pier: "North", length: 12.5, power: true }] }),
    },
    lockBerth: {
      ...berth,
      method: "PUT",
      path: "/v1/berths/{berth_id}/lock",
      reads: "json",
      act: ({ body }) => {
        must(typeof fieldsOf(body)["reason"] === "string");
        return { status: 204 };
      },
    },
    createBooking: {
      ...berth,
      method: "POST",
      path: "/v1/berths/{berth_id}/bookings",
      reads: "json",
      act: ({ body }) => {
        const { boat: which, nights, wishes } = fieldsOf(body);
        must(isBoat(which) && isWhole(nights, 1, 30));
        must(Array.isArray(wishes) && wishes.every((wish) => typeof wish === "string"));
        return { status: 201, body: { id: "bk_1", state: "held", held_until: "2026-05-15T16:00:00Z" } };
      },
    },
    listBoats: {
      ...berth,
      method: "GET",
      path: "/v1/berths/{berth_id}/boats",
      act: ({ query }) => {
        const kinds = query.get("kind");
        must(kinds === null || kinds.split(",").every((kind) => kind === "sail" || kind === "motor"));
        const limit = query.get("limit");
        must(limit === null || wholeIn(limit, 1, 200) !== undefined);
        const owner = { name: "Ada", phone: null };
        return {
          status: 200,
          body: { boats: [{ id: "bo_1", name: "Gull", owner, arrived_at: "2026-05-14T16:00:00.123456Z" }] },
        };
      },
    },
    deleteBoat: { ...boat, method: "DELETE", act: () => ({ status: 204 }) },
    renameBoat: {
      ...boat,
      method: "PATCH",
      reads: "json",
      act: ({ body }) => {
        const { name, color } = fieldsOf(body);
        must(typeof name === "string" && (color === undefined || typeof color === "string"));
        return color === undefined ? { status: 202 } : { status: 200, body: { ok: true } };
      },
    },
  };
  return house(tables(), endpoints, { invalid: 400, owners: { [keys.own]: "own", [keys.other]: "other" } });
}

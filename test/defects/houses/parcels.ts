import type { Endpoint, Site } from "../site.ts";
import { type Fields, fieldsOf, given, house, isText, isWhole, must, type Tables, tables } from "./house.ts";

export const keys = { own: "parcels_own_e7", other: "parcels_other_42" };

function lineOf(value: unknown): Fields {
  const { product, prices } = fieldsOf(value);
  must(isText(product, 40));
  const shown = Object.entries(fieldsOf(prices)).map(([currency, price]) => {
    const { amount } = fieldsOf(price);
    must(isWhole(amount, 1, 9999));
    return [currency, { amount }] as const;
  });
  return { product, prices: Object.fromEntries(shown) };
}

function paymentOf(value: unknown): Fields {
  const { kind, number, days, address } = fieldsOf(value);
  if (kind === "card") {
    must(isText(number, 19) && [...number].length >= 12);
    return { kind, number };
  }
  must(kind === "invoice" && isWhole(days, Number.MIN_SAFE_INTEGER, 60));
  const { street } = fieldsOf(address);
  must(typeof street === "string");
  return { kind, days, address: { street } };
}

function parcelOf(value: unknown): Fields {
  const { lines, payment, tags, counts, inside } = fieldsOf(value);
  must(Array.isArray(lines) && lines.length >= 1 && lines.length <= 50);
  if (tags !== undefined)
    must(Array.isArray(tags) && tags.length <= 3 && tags.every((tag) => isText(tag, 12)));
  if (counts !== undefined) {
    const { boxes, bags, ...rest } = fieldsOf(counts);
    must(isWhole(boxes, 0, 99) && isWhole(bags, 0, 99) && Object.keys(rest).length === 0);
  }
  if (inside !== undefined) must(Array.isArray(inside));
  return given({
    lines: lines.map(lineOf),
    payment: paymentOf(payment),
    tags,
    counts,
    inside: (inside as unknown[] | undefined)?.map(parcelOf),
  });
}

const states = /^(?:waiting|sent)(?:,(?:waiting|sent))*$/;

/** A day that there is, and a time of it, in UTC. */
function isInstant(text: string): boolean {
  const [, day = "", hours] = /^(\d{4}-\d\d-\d\d)T(\d\d):[0-5]\d:[0-5]\d(\.\d+)?Z$/.exec(text) ?? [];
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number(hours) < 24 && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** The server of fields inside of others. */
export function parcels(): Site<Tables> {
  const endpoints: Record<string, Endpoint> = {
    sendParcel: {
      method: "POST",
      path: "/v1/parcels",
      reads: "json",
      act: ({ body }) => ({ status: 201, body: parcelOf(body) }),
    },
    sendParcels: {
      method: "POST",
      path: "/v1/parcels/{class}/batch",
      reads: "json",
      checkPath: (params) => must(params["class"] === "air" || params["class"] === "land"),
      act: ({ body }) => {
        must(Array.isArray(body) && body.length <= 9);
        const weights = body.map(lineOf).map(({ product }) => [String(product), { weight: 0.5 }] as const);
        return { status: 200, body: Object.fromEntries(weights) };
      },
    },
    findParcels: {
      method: "GET",
      path: "/v1/parcels",
      act: ({ query }) => {
        const wanted = query.get("states");
        must(wanted === null || states.test(wanted));
        const since = query.get("since");
        must(since === null || isInstant(since));
        const skip = query.get("skip");
        must(skip === null || (/^-?\d+$/.test(skip) && Number.isSafeInteger(Number(skip))));
        return { status: 200, body: { parcels: [], total: 0 } };
      },
    },
  };
  return house(tables(), endpoints, { invalid: 400, owners: { [keys.own]: "own", [keys.other]: "other" } });
}

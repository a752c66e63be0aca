import { Refusal } from "../http.ts";
import type { Endpoint, Site } from "../site.ts";
import {
  add,
  type Fields,
  fieldsOf,
  found,
  house,
  isText,
  isWhole,
  kindOf,
  must,
  type Tables,
  tables,
} from "./house.ts";

export const keys = { own: "freight_own_aa10", other: "freight_other_bb20" };
export const shipments = { own: "sh-000000000007", other: "sh-000000000008" };
const isNumber = (value: unknown, low = 0) => typeof value === "number" && value >= low;

/** Who sends may not say whether a person is verified; what it says is left out. */
function contact(value: unknown): Fields {
  const { name } = fieldsOf(value);
  must(typeof name === "string" && name !== "");
  return { name, verified: false };
}

function shipmentOf(body: unknown): Fields {
  const { goods, pickup_code, sender, receivers } = fieldsOf(body);
  must(isText(goods, 80) && goods !== "");
  must(typeof pickup_code === "string" && /^\d{4}$/.test(pickup_code));
  must(Array.isArray(receivers) && receivers.length <= 3);
  return { goods, sender: contact(sender), receivers: receivers.map(contact) };
}

function containerOf(body: unknown): Fields {
  const { kind, sealed, seal, litres } = fieldsOf(body);
  if (kind === "drum") {
    must(isWhole(litres, 1));
    return { kind, litres };
  }
  must(kind === "box" && typeof sealed === "boolean");
  if (!sealed) return { kind, sealed };
  must(typeof seal === "string" && seal !== "");
  return { kind, sealed, seal };
}

function marksOf(body: unknown): Fields {
  const all = fieldsOf(body);
  const sizes = fieldsOf(all["sizes"]);
  must(isNumber(sizes["length"]) && isNumber(sizes["width"]) && Object.keys(sizes).length === 2);
  const weights = fieldsOf(all["weights"]);
  for (const [name, value] of Object.entries(weights)) must(/^(net|gross)$/.test(name) && isNumber(value));
  const notes = fieldsOf(all["notes"]);
  for (const [name, value] of Object.entries(notes))
    must(/^note--?\d+$/.test(name) && typeof value === "string");
  return { sizes, weights, notes };
}

function routeOf(body: unknown): Fields {
  const { name, stops, marks, hours, load } = fieldsOf(body);
  must(typeof name === "string" && name !== "" && name !== "none" && name !== "any");
  must(Array.isArray(stops) && stops.length <= 5 && new Set(stops).size === stops.length);
  must(stops.every((stop) => typeof stop === "string" && /^[a-z-]{1,20}$/.test(stop)));
  must(stops.some((stop) => stop.startsWith("port-")));
  const further = Object.entries(fieldsOf(marks));
  must(further.length >= 1 && further.every(([key, value]) => key.startsWith("x-") && isText(value, 5)));
  const isHour = (hour: unknown) => hour === undefined || isWhole(hour, 0, 24);
  if (hours !== undefined) {
    const { from, until } = fieldsOf(hours);
    must(isHour(from) && isHour(until) && (from === undefined || until !== undefined));
  }
  if (typeof load === "number") must(isWhole(load, 1) && load % 5 !== 0);
  else must(typeof load === "string" && (load === "full" || [...load].length >= 10));
  return { name, stops, marks, ...(hours === undefined ? {} : { hours }), load };
}

function stepOf(body: unknown): Fields {
  const { version, text, code } = fieldsOf(body);
  if (version === 1) {
    must(typeof text === "string");
    return { version, text };
  }
  must((version === 2 || version === 3) && typeof code === "string");
  return { version, code };
}

/** Of an event that it does not know it keeps the type alone. */
function eventOf(body: unknown): Fields {
  const { type, kilograms, by } = fieldsOf(body);
  must(typeof type === "string");
  if (type === "weighed") {
    must(isNumber(kilograms));
    return { type, kilograms };
  }
  if (type !== "opened") return { type };
  must(typeof by === "string");
  return { type, by };
}

/** The server of payloads that Zod alone does not say. */
export function freight(): Site<Tables> {
  const row = (owner: "own" | "other") => ({
    owner,
    parent: kindOf("shipment"),
    fields: {
      id: shipments[owner],
      goods: "two bicycles",
      sender: { name: "Ada", verified: true },
      receivers: [],
      created_at: "2026-10-01T08:00:00.000Z",
    },
  });
  const db = tables(row("own"), row("other"));
  const shipment = (owner: string, id: unknown) =>
    found(db, owner, "shipment", id, new Refusal(404, "no such shipment"));
  const one = {
    path: "/v1/shipments/{shipment_id}",
    checkPath: ({ shipment_id }: Readonly<Record<string, string>>) =>
      must(/^sh-\d{12}$/.test(shipment_id ?? "")),
  } as const;
  const echo = (method: string, path: string, status: number, read: (body: unknown) => Fields): Endpoint => ({
    method,
    path,
    reads: "json",
    act: ({ body }) => ({ status, body: read(body) }),
  });
  const endpoints: Record<string, Endpoint> = {
    createShipment: {
      method: "POST",
      path: "/v1/shipments",
      reads: "json",
      act: ({ body, owner }) => {
        const id = `sh-${String(db.next()).padStart(12, "0")}`;
        const fields = { id, ...shipmentOf(body), created_at: new Date().toISOString() };
        return { status: 201, body: add(db, owner, "shipment", fields).fields };
      },
    },
    getShipment: {
      ...one,
      method: "GET",
      act: ({ params, owner }) => ({ status: 200, body: shipment(owner, params["shipment_id"]).fields }),
    },
    replaceShipment: {
      ...one,
      method: "PUT",
      reads: "json",
      act: ({ params, body, owner }) => {
        const fields = shipmentOf(body);
        const there = shipment(owner, params["shipment_id"]);
        there.fields = { ...there.fields, ...fields };
        return { status: 200, body: there.fields };
      },
    },
    packShipment: echo("PUT", "/v1/container", 200, containerOf),
    addStep: echo("POST", "/v1/steps", 201, stepOf),
    addEvent: echo("POST", "/v1/events", 201, eventOf),
    markShipment: echo("PUT", "/v1/marks", 200, marksOf),
    planRoute: echo("PUT", "/v1/route", 200, routeOf),
  };
  return house(db, endpoints, {
    invalid: 400,
    owners: { [keys.own]: "own", [keys.other]: "other" },
    words: {
      unauthorized: "unauthorized",
      notFound: "not found",
      methodNotAllowed: "method not allowed",
      tooLarge: "body too large",
      invalid: "invalid request body",
    },
  });
}

import { Refusal } from "../http.ts";
import type { Endpoint, Site } from "../site.ts";
import { add, fieldsOf, found, house, isWhole, kindOf, must, type Tables, tables } from "./house.ts";

export const keys = { own: "bread_own_f3a2", other: "bread_other_0c9e" };
export const orders = { own: "o-7", other: "o-8" };

/** The server that also sends: what it sends is not looked at. */
export function bakery(): Site<Tables> {
  const row = (owner: "own" | "other") => ({
    owner,
    parent: kindOf("order"),
    fields: { id: orders[owner], loaves: 2 },
  });
  const db = tables(row("own"), row("other"));
  const endpoints: Record<string, Endpoint> = {
    createOrder: {
      method: "POST",
      path: "/v1/orders",
      reads: "json",
      act: ({ body, owner }) => {
        const { loaves, password } = fieldsOf(body);
        must(Number.isInteger(loaves));
        must(isWhole(loaves, 1), "loaves must be at least 1");
        must(password === undefined || typeof password === "string");
        return { status: 201, body: add(db, owner, "order", { id: `o-${db.next()}`, loaves }).fields };
      },
    },
    getOrder: {
      method: "GET",
      path: "/v1/orders/{order_id}",
      checkPath: ({ order_id }) =>
        must(/^o-\d+$/.test(order_id ?? ""), "order_id must be the id of an order"),
      act: ({ params, owner }) => ({
        status: 200,
        body: found(db, owner, "order", params["order_id"], new Refusal(404, "no such order")).fields,
      }),
    },
  };
  return house(db, endpoints, {
    invalid: 400,
    owners: { [keys.own]: "own", [keys.other]: "other" },
    words: {
      unauthorized: "invalid credentials",
      notFound: "not found",
      methodNotAllowed: "method not allowed",
      tooLarge: "request too large",
      invalid: "invalid request",
    },
  });
}

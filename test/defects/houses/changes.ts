import { Refusal } from "../http.ts";
import { acting, type Call, type Change, type Endpoint, endpointOf, type Reply } from "../site.ts";
import type { Fields, Tables } from "./house.ts";

/** Ways in which defects change what one operation does. */

type Own = Change<Tables>;

/** What it answers is changed. */
export function answered(operation: string, change: (reply: Reply, call: Call) => Reply): Own {
  return acting(operation, (act) => async (call) => change(await act(call), call));
}

/** The object that it answers with is changed. */
export function shown(operation: string, change: (body: Fields, call: Call) => unknown): Own {
  return answered(operation, (reply, call) => ({ ...reply, body: change(reply.body as Fields, call) }));
}

/** The object that it gets is changed, if it is one. */
export function mended(operation: string, change: (body: Fields) => unknown): Own {
  return acting(operation, (act) => (call) => {
    const { body } = call;
    const isFields = typeof body === "object" && body !== null && !Array.isArray(body);
    return act({ ...call, body: isFields ? change(body as Fields) : body });
  });
}

/** It refuses what it should take. */
export function refused(operation: string, refuses: (call: Call) => boolean, status = 400): Own {
  return acting(operation, (act) => (call) => {
    if (refuses(call)) throw new Refusal(status, "not like this");
    return act(call);
  });
}

/** A query is read as if it had another text. */
export function queried(operation: string, name: string, change: (text: string) => string | undefined): Own {
  return acting(operation, (act) => (call) => {
    const query = new URLSearchParams(call.query);
    const text = query.get(name);
    const other = text === null ? undefined : change(text);
    if (text !== null && other === undefined) query.delete(name);
    else if (other !== undefined) query.set(name, other);
    return act({ ...call, query });
  });
}

/** It acts for whoever has the row with this id. */
export function ownerless(operation: string, parameter: string, kind: string): Own {
  return acting(operation, (act, { store }) => (call) => {
    const row = store.rows.find(
      ({ parent, fields }) =>
        parent.startsWith(`${kind}/`) && String(fields["id"]) === call.params[parameter],
    );
    return act({ ...call, owner: row?.owner ?? call.owner });
  });
}

/** Parts of an operation are others. */
export function part(operation: string, change: Partial<Endpoint>): Own {
  return endpointOf(operation, () => change);
}

/** What it throws is another refusal. */
export function thrown(operation: string, text: string, other: () => Error): Own {
  return acting(operation, (act) => async (call) => {
    try {
      return await act(call);
    } catch (error) {
      throw error instanceof Error && error.message === text ? other() : error;
    }
  });
}

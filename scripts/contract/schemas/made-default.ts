import { Session } from "node:inspector";
import type { z } from "zod";
import { definitionOf } from "./walk.ts";

/** The name under which the inspector finds the getter; a symbol can't be written in its expressions. */
const name = "__defaultGetter";

interface Property {
  readonly name: string;
  readonly value?: { readonly type: string; readonly objectId?: string };
}

/**
 * Whether a default is made by a function, as `.default(() => new Date())`. Zod hides the function
 * behind a getter that calls it, and the result proves nothing: it may return another value tomorrow
 * only. So this inspects the getter's scope, as a debugger does.
 */
export function isMadeByFunction(schema: z.ZodType): boolean {
  const getter = Object.getOwnPropertyDescriptor(definitionOf(schema), "defaultValue")?.get;
  if (!getter) return false;
  const session = new Session();
  session.connect();
  const scope: Record<string, unknown> = globalThis as never;
  scope[name] = getter;
  try {
    const scopes = propertiesOf(session, evaluated(session)).find((one) => one.name === "[[Scopes]]");
    const [innermost] = propertiesOf(session, scopes?.value?.objectId);
    const held = propertiesOf(session, innermost?.value?.objectId);
    return held.some((one) => one.name === "defaultValue" && one.value?.type === "function");
  } finally {
    delete scope[name];
    session.disconnect();
  }
}

/** The session's id of the getter. It answers synchronously, because it is of this thread. */
function evaluated(session: Session): string | undefined {
  let id: string | undefined;
  session.post("Runtime.evaluate", { expression: name }, (_error, answer) => {
    id = answer?.result.objectId;
  });
  return id;
}

function propertiesOf(session: Session, objectId: string | undefined): Property[] {
  let found: Property[] = [];
  if (objectId !== undefined)
    session.post("Runtime.getProperties", { objectId, ownProperties: true }, (_error, answer) => {
      found = [...(answer?.internalProperties ?? []), ...(answer?.result ?? [])] as Property[];
    });
  return found;
}

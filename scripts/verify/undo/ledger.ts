import { readJson } from "../answer/json.ts";
import type { HttpAnswer, HttpRequest } from "../http/message.ts";
import { shownIn } from "../laws/resources.ts";
import { knownParams } from "../param-names.ts";
import type { Probe } from "../probe.ts";
import type { Restored } from "../report.ts";
import type { RequestInput } from "../request-input.ts";
import { routed } from "../routes.ts";
import type { Subject } from "../subject.ts";
import { anyNameIn, type Family, nameIn } from "./families.ts";

export type Party = Restored["principal"];

/** An object that the run made. */
export interface Made {
  readonly family: Family;
  readonly principal: Party;
  /** What a person finds it by. */
  readonly name: string;
  /** The path parameters that name it; absent: its answer does not say them all. */
  readonly params?: RequestInput["params"];
}

/** Keeps what a run makes, so that it can be deleted, and nothing else. */
export interface Ledger {
  /** Takes every successful answer, and keeps what it made. */
  readonly note: (probe: Pick<Probe, "subject" | "request" | "input" | "by">, answer: HttpAnswer) => void;
  /** Takes the names of what was there before, which the run did not make. */
  readonly knows: (family: Family, names: readonly string[]) => void;
  readonly made: () => readonly Made[];
  /** Whether path parameters name an object that the run made. */
  readonly has: (params: RequestInput["params"]) => boolean;
}

export function keepLedger(
  families: readonly Family[],
  /** The principals' own path parameters. */
  given: Readonly<Record<Party, RequestInput["params"]>>,
): Ledger {
  const made = new Map<string, Made>();
  const before = new Map<string, Set<string>>();
  const idOf = (subject: Subject | undefined) => subject?.operation.operationId ?? "";
  return {
    note: ({ subject, request, input, by }, answer) => {
      const principal: Party = by ?? "first";
      const family = families.find(({ maker }) => idOf(maker) === idOf(subject));
      if (!family || request.method !== family.maker.operation.method) return;
      if (request.method === "PUT" && answer.status !== 201) return;
      const read = readJson(answer.body);
      const value = "value" in read ? read.value : undefined;
      const record = shownIn(family.maker.operation.shows ?? [], value);
      const location = inLocation(answer.headers["location"]);
      const named = family.identity.map(([parameter, field]) => [
        parameter,
        nameIn(record, parameter, field) ?? location,
      ]);
      const params = {
        ...knownParams(family.maker, given[principal]),
        ...(paramsIn(family.maker, request) ?? input?.params),
        ...Object.fromEntries(named),
      };
      const names = named.map(([, name]) => name).filter((name) => name !== undefined);
      const name =
        names.length > 0 ? names.join("/") : (anyNameIn(record) ?? location ?? `at ${request.target}`);
      const isOld =
        before.get(idOf(family.maker))?.has(name) ||
        Object.values(given).some((all) => {
          const own = knownParams(family.named ?? family.maker, all);
          return Object.entries(params).every(([key, value]) => own[key] === value);
        });
      if (isOld && (names.length > 0 || request.method === "PUT")) return;
      const isNamed = names.length === family.identity.length && names.length > 0;
      const key = JSON.stringify([
        idOf(family.maker),
        isNamed || request.method === "PUT" ? params : made.size,
      ]);
      if (made.has(key)) return;
      made.set(key, {
        family,
        principal,
        name,
        ...(isNamed || request.method === "PUT" ? { params } : {}),
      });
    },
    knows: (family, names) => {
      const known = before.get(idOf(family.maker)) ?? new Set();
      for (const name of names) known.add(name);
      before.set(idOf(family.maker), known);
    },
    made: () => [...made.values()],
    has: (params) =>
      [...made.values()].some(
        (one) =>
          one.family.identity.length > 0 &&
          one.family.identity.every(
            ([name]) => params[name] !== undefined && one.params?.[name] === params[name],
          ),
      ),
  };
}

/** The path parameters of a request, as its target has them. */
function paramsIn(
  { api, operation }: Subject,
  request: Pick<HttpRequest, "method" | "target">,
): RequestInput["params"] | undefined {
  const found = routed(api, request);
  return found?.operation.operationId === operation.operationId ? found.texts : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The last segment of where an answer says that something is. */
function inLocation(location: string | undefined): string | undefined {
  const segment = location?.split(/[?#]/)[0]?.split("/").filter(Boolean).at(-1);
  return segment && decoded(segment);
}

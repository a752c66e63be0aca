import { pathPlacesOf } from "../../model/path-places.ts";
import type { HttpAnswer, HttpRequest } from "../http/message.ts";
import { knownParams } from "../param-names.ts";
import type { Probe } from "../probe.ts";
import type { Restored } from "../report.ts";
import type { RequestInput } from "../request-input.ts";
import { type RoutedRequest, routings } from "../routes.ts";
import type { Subject } from "../subject.ts";
import { plainText } from "../values.ts";
import { anyNameIn, type Family } from "./families.ts";
import { isAbout, namesOfMade, type ObjectNames, paramsOfObject, recordOf } from "./made-object.ts";

export type Party = Restored["principal"];

/** An object that the run made. */
export interface Made {
  readonly family: Family;
  readonly principal: Party;
  /** What a person finds it by. */
  readonly name: string;
  /** The path parameters with which it is deleted, or else named; absent: its answer does not say them all. */
  readonly params?: RequestInput["params"];
}

/** Records what a run creates, so that exactly that is deleted. */
export interface Ledger {
  /** Called with every successful answer; records the object that it created. */
  readonly note: (probe: Pick<Probe, "subject" | "request" | "input" | "by">, answer: HttpAnswer) => void;
  /** Called with the names of objects that existed before the run, and the path parameters of their parents. */
  readonly knows: (family: Family, names: readonly string[], above?: RequestInput["params"]) => void;
  readonly made: () => readonly Made[];
  /** The path parameters with which an operation means the object that was made last, if it is the family's. */
  readonly last: (family: Family, subject: Subject) => RequestInput["params"] | undefined;
  /** Whether path parameters of an operation name an object that the run made. */
  readonly has: (subject: Subject, params: RequestInput["params"]) => boolean;
}

export function keepLedger(
  families: readonly Family[],
  /** The principals' own path parameters. */
  given: Readonly<Record<Party, RequestInput["params"]>>,
): Ledger {
  const made = new Map<string, Made & { readonly names: ObjectNames }>();
  const before = new Set<string>();
  const keyOf = (family: Family, above: RequestInput["params"], name: string) =>
    JSON.stringify([
      idOf(family.maker),
      parametersAbove(family).map((parameter) => plainText(above[parameter])),
      name,
    ]);
  return {
    note: ({ subject, request, input, by }, answer) => {
      const principal: Party = by ?? "first";
      const family = families.find(({ maker }) => idOf(maker) === idOf(subject));
      if (!family || request.method !== family.maker.operation.method) return;
      if (request.method === "PUT" && answer.status !== 201) return;
      const { maker, named = maker, remover = named } = family;
      const sent = {
        ...knownParams(maker, given[principal]),
        ...(paramsIn(maker, request) ?? input?.params),
      };
      const names = namesOfMade(family, sent, answer);
      const texts = Object.values(names.own).map(String);
      const record = recordOf(answer, maker.operation.shows ?? []);
      const name = texts.length > 0 ? texts.join("/") : (anyNameIn(record) ?? `at ${request.target}`);
      const isNamed = texts.length === family.identity.length;
      const params = isNamed ? (paramsOfObject(remover, names) ?? paramsOfObject(named, names)) : undefined;
      const isPut = request.method === "PUT";
      const isOld =
        before.has(keyOf(family, sent, name)) ||
        (params !== undefined &&
          Object.values(given).some((all) => isSameObject(named, names, knownParams(named, all))));
      if (isOld && (texts.length > 0 || isPut)) return;
      const isKnown = params !== undefined && (texts.length > 0 || isPut);
      const key = JSON.stringify([idOf(maker), isKnown ? params : made.size]);
      if (!made.has(key)) made.set(key, { family, principal, name, names, ...(isKnown ? { params } : {}) });
    },
    knows: (family, names, above = {}) => {
      for (const name of names) before.add(keyOf(family, above, name));
    },
    made: () => [...made.values()],
    last: (family, subject) => {
      const one = [...made.values()].at(-1);
      return one?.family === family && one.params ? paramsOfObject(subject, one.names) : undefined;
    },
    has: (subject, params) =>
      [...made.values()].some(
        (one) =>
          one.params && isAbout(one.family, subject.operation) && isSameObject(subject, one.names, params),
      ),
  };
}

function idOf(subject: Subject | undefined): string {
  return subject?.operation.operationId ?? "";
}

/** The path parameters of a creation that name what the object stands under, and not the object. */
function parametersAbove({ maker, named = maker, identity }: Family): string[] {
  const own = pathPlacesOf(named.operation).filter(({ parameter }) =>
    identity.some(([name]) => name === parameter),
  );
  return pathPlacesOf(maker.operation)
    .filter(({ place }) => !own.some((one) => one.place === place))
    .map(({ parameter }) => parameter);
}

/** Whether path parameters of an operation name the object. */
function isSameObject(subject: Subject, names: ObjectNames, params: RequestInput["params"]): boolean {
  const wanted = Object.entries(paramsOfObject(subject, names) ?? {});
  return wanted.length > 0 && wanted.every(([name, value]) => plainText(params[name]) === plainText(value));
}

/** The path parameters of a request, as its target has them. */
function paramsIn(
  { api, operation }: Subject,
  request: Pick<HttpRequest, "method" | "target">,
): RequestInput["params"] | undefined {
  const own = ({ operation: { operationId } }: RoutedRequest) => operationId === operation.operationId;
  return routings(api, request).find(own)?.texts;
}

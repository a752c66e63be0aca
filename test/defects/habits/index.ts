import type { VerifyPrincipal } from "../../../scripts/verify/index.ts";
import { handlerOf, jsonAnswer, listen, Refusal } from "../http.ts";
import type { Subject } from "../index.ts";
import * as nested from "../nested/server.ts";
import { ids, keys } from "../rename/server.ts";
import * as rename from "../rename/site.ts";
import * as sink from "../sink/server.ts";
import { acting, all, type Change, type Habit, habits, type Site } from "../site.ts";
import { express, go, rails, spring } from "./frameworks.ts";
import * as parts from "./parts.ts";

/** A contract, its correct site, and who asks. */
export interface Served<Store> {
  readonly spec: string;
  readonly principal: VerifyPrincipal;
  readonly other: VerifyPrincipal;
  readonly correct: (now?: () => Date) => Site<Store>;
}

export const renameServed: Served<unknown> = {
  spec: "test/fixtures/workshop/index.ts",
  principal: { token: keys.own, params: { id: ids.own } },
  other: { token: keys.other, params: { id: ids.other } },
  correct: (now) => rename.correct(now) as Site<unknown>,
};

const buyer = (owner: "own" | "other"): VerifyPrincipal => ({
  token: sink.tokens[owner],
  credentials: { shopKey: sink.shopKeys[owner] },
  params: { item_id: sink.ids[owner], photo_id: sink.photo },
});
export const sinkServed: Served<sink.Stock> = {
  spec: "test/fixtures/kitchen-sink/index.ts",
  principal: buyer("own"),
  other: buyer("other"),
  correct: sink.correct,
};

const trader = (owner: "own" | "other"): VerifyPrincipal => ({
  token: nested.tokens[owner],
  params: {
    "/shops/{id}": nested.shopIds[owner],
    "/orders/{id}": nested.orderIds[owner],
    order_id: nested.orderIds[owner],
    item_id: nested.itemIds[owner],
  },
});
export const nestedServed: Served<nested.Market> = {
  spec: "test/fixtures/nested/index.ts",
  principal: trader("own"),
  other: trader("other"),
  correct: nested.correct,
};

/** A server of a site that is changed so. */
export function serving<Store>(
  name: string,
  { spec, principal, other, correct }: Served<Store>,
  change: Change<Store> = () => ({}),
): Subject {
  const handler: Subject["handler"] = (now) => {
    const site = correct(now);
    return handlerOf({ ...site, ...change(site) });
  };
  return { name, spec, principal, other, probes: [], handler, start: () => listen(handler()) };
}

/** How whole frameworks answer by themselves. */
const frameworks: Readonly<Record<string, Habit>> = {
  Go: go,
  "Go, behind a middleware that asks for the key": habits(parts.credentialFirst, go),
  Rails: rails,
  Express: express,
  Spring: spring,
};

/** One habit alone, of each that a check may advise against. */
const advisedAgainst: Readonly<Record<string, Habit>> = {
  "the content type is not looked at": parts.contentTypeNotRead,
  "bytes that are no UTF-8 are replaced": parts.utf8Replaced,
  "the scheme is compared by case": parts.schemeByCase,
  "a 401 has no challenge": parts.challenging(undefined),
  "a slash at the end is not looked at": parts.slashAtEndTaken,
  "doubled slashes are one": parts.slashesMerged,
  "the case of the path is not looked at": parts.caseOfPathIgnored,
  "path and body come before the key": parts.credentialAfterInput,
  "a parameter without a value is none": parts.emptyParametersDropped,
  "an unknown path is a page": parts.unknownPathIsPage,
  "an unknown path is plain text": parts.unknownPathIsText,
  "an unknown path is a problem": parts.unknownPathIsProblem,
  "another method is plain text": parts.otherMethodIsText,
  "another method is a problem": parts.otherMethodIsProblem,
  "another method is a page, and a 404": parts.otherMethodIsPage,
  "another method has no `Allow`": parts.noAllow,
  "answers may be kept by whoever passes them on": parts.fields({ "cache-control": "public, max-age=60" }),
};

/** What is as good as what the strict server does. */
const equal: Readonly<Record<string, Habit>> = {
  "the key comes before the path": parts.credentialFirst,
  "another method is a 404": parts.otherMethodIs404,
  "HEAD is answered, and OPTIONS": habits(
    parts.headAnswered,
    parts.optionsAnswered((allow) => ({ status: 204, headers: { allow } })),
  ),
  "a slash at the end is redirected": parts.slashAtEndRedirected,
  "answers are zipped, with their keys in another order": habits(parts.keysReversed, parts.zipped),
  "whole numbers have a fraction, and other units are escaped": habits(
    parts.asciiOnly,
    parts.wholeNumbersWithFraction,
  ),
  "answers come in chunks, indented, and the connection is closed": habits(
    parts.indented,
    parts.chunked,
    parts.fields({ connection: "close" }),
  ),
  "long targets are a 414 of a proxy": parts.longTargetsStopped,
  "long header fields are a 431 of a proxy": parts.longFieldsStopped,
  "a body in chunks is a 411 of a proxy": parts.chunksStopped,
  "the character NUL is a 400 of a proxy": parts.nulStopped,
  "TRACE is a 501": parts.traceUnknown,
  "names of another form are no path to the router": parts.namesRouted,
  "now and then it is too much": parts.rateLimited,
  "nothing may be kept": parts.fields({ "cache-control": "no-store", vary: "Authorization" }),
};

/** All habits that go together. */
const combined = habits(
  parts.contentTypeNotRead,
  parts.schemeByCase,
  parts.challenging(undefined),
  parts.slashAtEndTaken,
  parts.slashesMerged,
  parts.caseOfPathIgnored,
  parts.credentialAfterInput,
  parts.unknownPathIsPage,
  parts.otherMethodIsText,
  parts.headAnswered,
  parts.fields({ "cache-control": "public, max-age=60" }),
  (site) => ({ readJson: ({ body }) => site.readJson({ ...utf8(body) }) }),
);

const utf8 = (body: Buffer) => ({
  method: "",
  target: "",
  headers: { "content-type": "application/json" },
  body: Buffer.from(body.toString("utf8")),
});

function subjectsOf<Store>(
  served: Served<Store>,
  changes: Readonly<Record<string, Habit | Change<Store>>>,
): Subject[] {
  return Object.entries(changes).map(([name, change]) => serving(name, served, change));
}

/** Fields that the contract does not know are refused, where it leaves that open. */
function refusingUnknown(known: readonly string[]): Habit {
  return ({ readJson, errors }) => ({
    readJson: (request) => {
      const body = readJson(request);
      const fields =
        typeof body === "object" && body !== null && !Array.isArray(body) ? Object.keys(body) : [];
      const unknown = fields.find((field) => !known.includes(field));
      if (unknown) throw new Refusal(errors.invalid, `${unknown}: no such field`);
      return body;
    },
  });
}

/** A text of nothing but blanks is refused, where the contract leaves that open. */
function refusingBlank(method: string, field: string): Habit {
  return ({ readJson, errors }) => ({
    readJson: (request) => {
      const body = readJson(request);
      const text = (body as Readonly<Record<string, unknown>> | null)?.[field];
      if (request.method === method && typeof text === "string" && /^\s+$/.test(text))
        throw new Refusal(errors.invalid, `${field} must not be blank`);
      return body;
    },
  });
}

const sinkFields =
  "kind best_before warranty_months name color tags price quantity note size season labels".split(" ");
const nestedFields = "label city customer pickup_shop_id priority product quantity gift".split(" ");

const lowered: Change<sink.Stock> = all(
  ...["getItem", "updateItem", "deleteItem", "uploadPhoto", "getPhoto"].map((operation) =>
    acting<sink.Stock>(operation, (act) => (call) => {
      const { item_id = "" } = call.params;
      return act({ ...call, params: { ...call.params, item_id: item_id.toLowerCase() } });
    }),
  ),
);

/** Whole frameworks, and all habits at once. */
export const whole: Readonly<Record<string, Habit>> = { ...frameworks, "all of these habits": combined };
/** One habit each. */
export const single: Readonly<Record<string, Habit>> = { ...advisedAgainst, ...equal };

/** Servers that keep their contract, as whole frameworks answer. */
export const wholeHabits: readonly Subject[] = [
  ...subjectsOf(renameServed, whole),
  ...subjectsOf(sinkServed, whole),
  ...subjectsOf(nestedServed, whole),
];

/** Servers that keep their contract, with one habit each. */
export const singleHabits: readonly Subject[] = [
  ...subjectsOf(renameServed, {
    ...single,
    "malformed bodies are a 422": parts.malformedIs422,
    "unknown fields are refused": refusingUnknown(["name"]),
  }),
  ...subjectsOf(sinkServed, {
    ...single,
    "unknown fields are refused": refusingUnknown(sinkFields),
    "a blank name is refused": refusingBlank("PATCH", "name"),
    "ids are compared as UUIDs, without case": lowered,
  }),
  ...subjectsOf(nestedServed, {
    ...single,
    "malformed bodies are a 422": parts.malformedIs422,
    "unknown fields are refused": refusingUnknown(nestedFields),
    "a blank label is refused": refusingBlank("POST", "label"),
    "answers have further fields": parts.furtherFields,
    "another account's object is a 403": foreignIs403,
  }),
];

function foreignIs403(site: Site<nested.Market>): Partial<Site<nested.Market>> {
  const { shops, orders } = site.store;
  return {
    handle: async (own, request) => {
      const answer = await site.handle(own, request);
      if (answer?.status !== 404) return answer;
      const [, id] = /^\/v1\/(?:shops|orders)\/([^/?]+)/.exec(request.target) ?? [];
      const isThere = [...shops, ...orders].some(({ fields }) => fields["id"] === id);
      const said = JSON.parse(String(answer.body ?? "{}")).error;
      return isThere && (said === "shop not found" || said === "order not found")
        ? jsonAnswer(403, { error: "it belongs to another account" })
        : answer;
    },
  };
}

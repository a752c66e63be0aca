import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Laws, references and pagination that do not fit their operation. */
export const laws: readonly BadSpec[] = [
  {
    name: "references that name no field and no resource",
    source: tinySpecWith(
      "errors: [\n",
      `laws: { resource: "thing", effect: "update" },
  refers: {
    name: "thng",
    "name.id": "thing",
    "owner.id": "thing",
  },
  errors: [
`,
    ),
    wanted: [
      "23 unknown-field operations/renameThing/refers/name: `operations/renameThing/refers/name` names `thng`, which is not a resource of the laws; expected one of: `thing`. → Write `thing` if you mean that; otherwise remove it.",
      "24 unknown-field operations/renameThing/refers/name.id: `operations/renameThing/refers/name.id` names `name.id`, which is not a field of the request body; expected one of: `name`. → Correct the name.",
      "25 unknown-field operations/renameThing/refers/owner.id: `operations/renameThing/refers/owner.id` names `owner.id`, which is not a field of the request body; expected one of: `name`. → Correct the name.",
    ],
  },
  {
    name: "a law about a field that is not there",
    source: tinySpecWith(
      "errors: [\n",
      'laws: { resource: "thing", effect: "update", sets: ["title"] }, errors: [\n',
    ),
    wanted: [
      "21 unknown-field operations/renameThing/laws/sets/0: `operations/renameThing/laws/sets/0` names `title`, which is not a field of the request body; expected one of: `name`. → Correct the name.",
    ],
  },
  {
    name: "laws that name no field",
    source: tinySpecWith(
      "errors: [\n",
      `laws: {
    resource: "thing",
    effect: "update",
    identity: {
      id: "nmae",
      other: "name",
    },
    sets: ["name", "size"],
    keeps: ["id"],
    forward: [
      "updated_at",
    ],
  },
  errors: [
`,
    ),
    wanted: [
      "26 unknown-field operations/renameThing/laws/identity/other: `operations/renameThing/laws/identity/other` names `other`, which is not a path parameter; expected one of: `id`. → Correct the name.",
      "25 unknown-field operations/renameThing/laws/identity/id: `operations/renameThing/laws/identity/id` names `nmae`, which is not a field of the resource; expected one of: `name`. → Write `name` if you mean that; otherwise remove it.",
      "28 unknown-field operations/renameThing/laws/sets/1: `operations/renameThing/laws/sets/1` names `size`, which is not a field of the request body; expected one of: `name`. → Correct the name.",
      "29 unknown-field operations/renameThing/laws/keeps/0: `operations/renameThing/laws/keeps/0` names `id`, which is not a field of the response; expected one of: `name`. → Correct the name.",
      "31 unknown-field operations/renameThing/laws/forward/0: `operations/renameThing/laws/forward/0` names `updated_at`, which is not a field of the response; expected one of: `name`. → Correct the name.",
    ],
  },
  {
    name: "unique fields that are not set, and have no documented answer",
    source: tinySpecWith(
      "errors: [\n",
      `laws: {
    resource: "thing",
    effect: "update",
    unique: ["name"],
  },
  errors: [
`,
    ),
    wanted: [
      "24 unique-not-set operations/renameThing/laws/unique/0: `operations/renameThing/laws/unique/0` names `name`, but `renameThing` does not set it, so no request can give a value that is taken. → Add `name` to `sets`, or remove it from `unique`.",
      '24 unique-without-conflict operations/renameThing/laws/unique: `renameThing` has the law `unique`, but documents no 409 for a value that is taken. → Add it to `errors`: `{ status: 409, error: "…", when: "…" }`; or remove `unique`.',
    ],
  },
  {
    name: "a law of an operation without an answer, about the resource that others show",
    source: tinySpecWith(
      "[] = [];",
      '[] = [{ ...renameThing, operationId: "drop", page: "drop", method: "DELETE", body: undefined, errors: [], responses: { 204: {} }, laws: { resource: "thing", effect: "delete", identity: { id: "key" } } } as never, { ...renameThing, operationId: "list", page: "list", path: "/things", params: {}, method: "GET", body: undefined, errors: [], responses: { 200: json(z.object({ data: z.array(Thing) }), { example: { data: [] } }) }, laws: { resource: "thing", effect: "list" } } as never];',
    ),
    wanted: [
      "26 unknown-field operations/drop/laws/identity/id: `operations/drop/laws/identity/id` names `key`, which is not a field of the resource; expected one of: `name`. → Correct the name.",
    ],
  },
  {
    name: "a page by page list of fields that are not there",
    source: tinySpecWith(
      "errors: [\n",
      'pagination: { items: "things", limit: "max", cursor: { parameter: "after", next: "nxt" } }, errors: [\n',
    ),
    wanted: [
      "21 unknown-field operations/renameThing/pagination/cursor/parameter: `operations/renameThing/pagination/cursor/parameter` names `after`, which is not a query parameter: the operation has none. → Add the query parameter, or remove the name.",
      "21 unknown-field operations/renameThing/pagination/limit: `operations/renameThing/pagination/limit` names `max`, which is not a query parameter: the operation has none. → Add the query parameter, or remove the name.",
      "21 unknown-field operations/renameThing/pagination/items: `operations/renameThing/pagination/items` names `things`, which is not a field of the response; expected one of: `name`. → Correct the name.",
      "21 unknown-field operations/renameThing/pagination/cursor/next: `operations/renameThing/pagination/cursor/next` names `nxt`, which is not a field of the response; expected one of: `name`. → Correct the name.",
    ],
  },
  {
    name: "pages with an offset, of fields that are not there",
    source: tinySpecWith(
      "errors: [\n",
      'pagination: { items: "name", total: "meta.all", more: "more", offset: { parameter: "skip" } }, errors: [\n',
    ),
    wanted: [
      "21 unknown-field operations/renameThing/pagination/offset/parameter: `operations/renameThing/pagination/offset/parameter` names `skip`, which is not a query parameter: the operation has none. → Add the query parameter, or remove the name.",
      "21 unknown-field operations/renameThing/pagination/total: `operations/renameThing/pagination/total` names `meta.all`, which is not a field of the response; expected one of: `name`. → Correct the name.",
      "21 unknown-field operations/renameThing/pagination/more: `operations/renameThing/pagination/more` names `more`, which is not a field of the response; expected one of: `name`. → Correct the name.",
    ],
  },
  {
    name: "pages of a value that is no list",
    source: tinySpecWith(
      "errors: [\n",
      'query: { page: z.int().min(1).max(9).optional().meta({ description: "Which.", examples: [1] }) },\n  pagination: { items: "name", page: { parameter: "page" } }, errors: [\n',
    ),
    wanted: [
      "22 pagination-without-list operations/renameThing/pagination: `renameThing` has `pagination`, but `name` is not a list. → Name the field of the response that holds the items: `items`; leave it out if the response is the list itself.",
    ],
  },
  {
    name: "pages of a response that is no list",
    source: tinySpecWith(
      "errors: [\n",
      'query: { page: z.int().min(1).max(9).optional().meta({ description: "Which.", examples: [1] }) },\n  pagination: { page: { parameter: "page" } }, errors: [\n',
    ),
    wanted: [
      "22 pagination-without-list operations/renameThing/pagination: `renameThing` has `pagination`, but the response is not a list. → Name the field of the response that holds the items: `items`; leave it out if the response is the list itself.",
    ],
  },
  {
    name: "two ways of paging at once",
    source: tinySpecWith(
      "errors: [\n",
      'pagination: { items: "name", offset: { parameter: "a" }, page: { parameter: "b" } } as never, errors: [\n',
    ),
    wanted: [
      "21 spec-form operations/renameThing/pagination: `operations/renameThing/pagination` does not follow the vocabulary: expected one of `cursor`, `offset` and `page`. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "an update that fills in what the caller leaves out",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } }),',
      `body: json(
    Thing.extend({
      name: z
        .string()
        .min(1, { error: "name is required" })
        .default("b")
        .meta({ description: "Its name." }),
    }).partial(),
    { example: { name: "a" } },
  ),
  laws: { resource: "thing", effect: "update", sets: ["name"] },`,
    ),
    wanted: [
      "21 default-in-update operations/renameThing/body.name: `renameThing` is a `PATCH` that sets `name`, which has a default: a request without `name` would reset it. → Give the body of the update a schema of its own without the default (`.partial()` keeps it), or remove `name` from `sets`.",
    ],
  },
];

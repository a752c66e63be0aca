import { Refusal } from "../http.ts";
import type * as nested from "../nested/server.ts";
import { against, type Planted } from "../planted.ts";
import { acting, all, type Site } from "../site.ts";
import { answered, mended, ownerless, queried, refused, shown, thrown } from "./changes.ts";
import { allOf, type Fields, type Tables } from "./house.ts";

/** Defects of a later day, from the contracts' sentences alone; the labels were fixed before the check was run on any of them. */
type Defects = readonly Planted<Site<Tables>>[];
type Own = Site<Tables>;

const isFields = (body: unknown): body is Fields =>
  typeof body === "object" && body !== null && !Array.isArray(body);
const fieldsIn = (body: unknown): Fields => (isFields(body) ? body : {});

export const galleryDefects: Defects = [
  ...against<Own>("breach", "kinds: only of these kinds.", "valid-input", {
    "one kind at a time": refused("listArtworks", ({ query }) => query.getAll("kinds").length > 1, 422),
  }),
  ...against<Own>("breach", "An artwork that is removed is gone from the list.", "laws", {
    "a removed artwork stays in the list": (site) => {
      const gone = new Set<unknown>();
      const none = new Refusal(404, "no such artwork");
      const removing = acting<Tables>("deleteArtwork", (_, { store }) => ({ params, owner }) => {
        const { id } = params;
        const isThere = allOf(store, owner, "artwork").some(({ fields }) => String(fields["id"]) === id);
        if (!isThere || gone.has(id)) throw none;
        gone.add(id);
        return { status: 204 };
      });
      const others = ["getArtwork", "updateArtwork", "uploadImage"].map((operation) =>
        acting<Tables>(operation, (act) => (call) => {
          if (gone.has(call.params["id"])) throw none;
          return act(call);
        }),
      );
      return all(removing, ...others)(site);
    },
  }),
  ...against<Own>("breach", "An update sets `title` and `year`: what it does not name stays.", "laws", {
    "a new year makes the artwork nameless": acting("updateArtwork", (act, { store }) => async (call) => {
      const body = fieldsIn(call.body);
      const reply = await act(call);
      const row = allOf(store, call.owner, "artwork").find(
        ({ fields }) => String(fields["id"]) === call.params["id"],
      );
      if (row && body["year"] !== undefined && body["title"] === undefined) {
        row.fields = { ...row.fields, title: "Untitled" };
        return { ...reply, body: row.fields };
      }
      return reply;
    }),
  }),
  ...against<Own>("breach", "year: 1 to 3000.", "valid-input", {
    "the year 3000 is refused": refused(
      "createArtwork",
      ({ body }) => (body as Fields)?.["year"] === 3000,
      422,
    ),
  }),
  ...against<Own>("breach", "next: null at the end.", "answers", {
    "at the end there is no next": shown("listArtworks", ({ next, ...body }) =>
      next === null ? body : { ...body, next },
    ),
  }),
];

export const trackerDefects: Defects = [
  ...against<Own>("breach", "Remove a project: it is gone.", "laws", {
    "a project is removed in name only": acting(
      "deleteProject",
      (_, { store }) =>
        ({ body, params, owner }) => {
          const { reason } = fieldsIn(body);
          if (typeof reason !== "string" || reason === "" || reason.length > 200)
            throw new Refusal(422, reason === "" ? "a reason is needed" : "bad request");
          const row = allOf(store, owner, "project").find(
            ({ fields }) => String(fields["id"]) === params["id"],
          );
          if (!row) throw new Refusal(404, "there is no such project");
          return { status: 200, body: { data: row.fields } };
        },
    ),
  }),
  ...against<Own>("breach", "The projects are each of one account: 404 `there is no such project`.", "auth", {
    "tasks can be added to another's project": ownerless("createTask", "id", "project"),
    "labels of another's project are listed": ownerless("listLabels", "project_id", "project"),
  }),
  ...against<Own>("breach", "PUT writes one label.", "laws", {
    "all labels of a project get the new color": acting("putLabel", (act, { store }) => async (call) => {
      const reply = await act(call);
      const { color } = fieldsIn(call.body);
      for (const row of allOf(store, call.owner, "label", call.params["project_id"]))
        row.fields = { ...row.fields, color };
      return reply;
    }),
  }),
  ...against<Own>("breach", "updateSettings sets `language` and `weekly`.", "laws", {
    "a language is kept in lower case": mended("updateSettings", (body) =>
      typeof body["language"] === "string" ? { ...body, language: body["language"].toLowerCase() } : body,
    ),
  }),
  ...against<Own>("breach", "409: *another* project has the `title`.", "laws", {
    "a project can't keep its title": acting("updateProject", (act, { store }) => (call) => {
      const { title } = fieldsIn(call.body);
      if (
        typeof title === "string" &&
        allOf(store, call.owner, "project").some(({ fields }) => fields["title"] === title)
      )
        throw new Refusal(409, "the title is taken");
      return act(call);
    }),
  }),
  ...against<Own>("breach", "estimate: 0 to 100000.", "valid-input", {
    "an estimate of 100000 is refused": refused(
      "createTask",
      ({ body }) => (body as Fields)?.["estimate"] === 100_000,
      422,
    ),
  }),
  ...against<Own>("breach", "The tasks of a project.", "laws", {
    "a project shows every task": acting("listTasks", (act, { store }) => async (call) => {
      const reply = await act(call);
      const items = store.rows
        .filter(({ owner, parent }) => owner === call.owner && parent.startsWith("task/"))
        .map(({ fields }) => fields);
      return { ...reply, body: { ...(reply.body as Fields), items } };
    }),
  }),
  ...against<Own>("breach", "Read a label by its name.", "laws", {
    "every label is the first": acting("getLabel", (act, { store }) => async (call) => {
      const reply = await act(call);
      return { ...reply, body: allOf(store, call.owner, "label", call.params["project_id"])[0]?.fields };
    }),
  }),
  ...against<Own>("breach", "open: true where it is left out.", "laws", {
    "a new project is closed": acting("createProject", (act) => async (call) => {
      const { open = false } = fieldsIn(call.body);
      return act(isFields(call.body) ? { ...call, body: { ...call.body, open } } : call);
    }),
  }),
];

export const freightDefects: Defects = [
  ...against<Own>("breach", "receivers: at most three.", "invalid-input", {
    "four may receive": mended("createShipment", (body) =>
      Array.isArray(body["receivers"]) && body["receivers"].length === 4
        ? { ...body, receivers: body["receivers"].slice(0, 3) }
        : body,
    ),
  }),
  ...against<Own>("breach", "pickup_code: four digits.", "invalid-input", {
    "a code may go on after four digits": mended("replaceShipment", (body) =>
      typeof body["pickup_code"] === "string"
        ? { ...body, pickup_code: body["pickup_code"].slice(0, 4) }
        : body,
    ),
  }),
  ...against<Own>("breach", "notes: each is named `note-` and a number.", "invalid-input", {
    "a note may have any name": mended("markShipment", (body) => {
      const { notes } = body;
      return typeof notes === "object" && notes !== null && !Array.isArray(notes)
        ? {
            ...body,
            notes: Object.fromEntries(Object.entries(notes).map(([, one], index) => [`note-${index}`, one])),
          }
        : body;
    }),
  }),
  ...against<Own>(
    "breach",
    "load: full, 10 characters or more, or a number that 5 does not divide.",
    "invalid-input",
    {
      "a load of 5 is taken": mended("planRoute", (body) =>
        typeof body["load"] === "number" && body["load"] % 5 === 0 && body["load"] > 0
          ? { ...body, load: 7 }
          : body,
      ),
    },
  ),
  ...against<Own>("breach", "verified is only of answers.", "laws", {
    "who sends says that it is verified": shown("createShipment", (body, { body: sent }) => {
      const { sender } = fieldsIn(sent) as { sender?: Fields };
      return {
        ...body,
        sender: {
          ...(body["sender"] as Fields),
          ...(sender && "verified" in sender ? { verified: sender["verified"] } : {}),
        },
      };
    }),
  }),
];

export const linksDefects: Defects = [
  ...against<Own>("breach", "followLink needs no credential.", "auth", {
    "a link is followed with a key only": (site) => ({
      authenticate: (request, endpoint) =>
        site.authenticate(
          request,
          endpoint.path === "/v1/l/{link_id}" ? { path: "/v1/l/{link_id}" } : endpoint,
        ),
    }),
  }),
  ...against<Own>("breach", "304: the caller has this version.", "answers", {
    "every version is the caller's": acting("getLink", (act) => async (call) => {
      const reply = await act(call);
      return call.headers["if-none-match"] && reply.status === 200
        ? { status: 304, headers: reply.headers ?? {} }
        : reply;
    }),
  }),
];

export const libraryDefects: Defects = [
  ...against<Own>("breach", "422: `label` is empty: `label is required`.", "invalid-input", {
    "an empty label is told of with the width": thrown(
      "createShelf",
      "label is required",
      () => new Refusal(422, "width is too small"),
    ),
  }),
];

export const bakeryDefects: Defects = [
  ...against<Own>("breach", "loaves: a whole number.", "invalid-input", {
    "half a loaf can be ordered": mended("createOrder", (body) =>
      typeof body["loaves"] === "number" ? { ...body, loaves: Math.ceil(body["loaves"]) } : body,
    ),
  }),
  ...against<Own>("breach", "Order: `loaves` is an integer.", "answers", {
    "an order is read with its loaves in words": shown("getOrder", (body) => ({
      ...body,
      loaves: String(body["loaves"]),
    })),
  }),
];

export const pressDefects: Defects = [
  ...against<Own>("breach", "400: `code` is empty: `code is required`.", "invalid-input", {
    "a token needs no code": thrown("createToken", "code is required", () => new Refusal(204, "")),
  }),
  ...against<Own>("breach", "200: application/x-ndjson, a change in each line.", "answers", {
    "changes are a list": answered("followChanges", (reply) => ({
      ...reply,
      body: Buffer.from('[{"article_id":"a-1","title":"Snow"}]\n'),
    })),
  }),
];

export const parcelsDefects: Defects = [
  ...against<Own>("breach", "number: 12 to 19 characters.", "invalid-input", {
    "a card may have 11 digits": mended("sendParcel", (body) => {
      const { payment } = body as { payment?: Fields };
      return payment?.["kind"] === "card" && String(payment["number"]).length === 11
        ? { ...body, payment: { ...payment, number: `${payment["number"]}0` } }
        : body;
    }),
  }),
  ...against<Own>("breach", "since: a date and a time.", "invalid-input", {
    "a day is enough": queried("findParcels", "since", (text) =>
      /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text,
    ),
  }),
];

export const harborDefects: Defects = [
  ...against<Own>("breach", "limit: 1 to 200.", "invalid-input", {
    "a limit of 0 is none": queried("listBoats", "limit", (text) => (text === "0" ? undefined : text)),
  }),
  ...against<Own>("breach", "wishes: a list of texts.", "invalid-input", {
    "a wish may be a number": mended("createBooking", (body) =>
      Array.isArray(body["wishes"]) ? { ...body, wishes: body["wishes"].map(String) } : body,
    ),
  }),
];

type Market = Site<nested.Market>;
export const nestedDefects: readonly Planted<Market>[] = [
  ...against<Market>(
    "breach",
    "DELETE /orders/{order_id}/items/{item_id}: Take an item out of an order.",
    "laws",
    {
      "with one item all are taken out": acting<nested.Market>(
        "removeItem",
        (act, { store }) =>
          async (call) => {
            const reply = await act(call);
            const left = store.items.filter(({ parent }) => parent !== call.params["order_id"]);
            store.items.splice(0, store.items.length, ...left);
            return reply;
          },
      ),
    },
  ),
  ...against<Market>("breach", "A new order's `state` is the server's.", "laws", {
    "who orders says that it is paid": acting<nested.Market>(
      "createOrder",
      (act, { store }) =>
        async (call) => {
          const reply = await act(call);
          const { state } = fieldsIn(call.body);
          const row = store.orders.at(-1);
          if (row && (state === "paid" || state === "sent")) row.fields = { ...row.fields, state };
          return { ...reply, body: row?.fields };
        },
    ),
  }),
  ...against<Market>("breach", "next_cursor: null at the end.", "laws", {
    "there is always another page": acting<nested.Market>("listShops", (act) => async (call) => {
      const reply = await act(call);
      const body = reply.body as { data: unknown[]; next_cursor: string | null };
      return {
        ...reply,
        body: { ...body, next_cursor: body.next_cursor ?? Buffer.from("1000").toString("base64url") },
      };
    }),
  }),
];

import { Refusal } from "../http.ts";
import { against, type Planted } from "../planted.ts";
import type { Site } from "../site.ts";
import { answered, mended, ownerless, part, queried, refused, shown, thrown } from "./changes.ts";
import { allOf, type Fields, type Tables } from "./house.ts";

/** One sentence each; the labels were fixed before the check was run on any of them. */
type Defects = readonly Planted<Site<Tables>>[];

const size = (value: unknown) => (typeof value === "string" ? [...value].length : 0);
const boom = () => new Error("boom");

export const galleryDefects: Defects = [
  ...against<Site<Tables>>("breach", "limit: at most so many, 1 to 100, 20 if absent.", "valid-input", {
    "a limit of 100 is refused": refused("listArtworks", ({ query }) => query.get("limit") === "100", 422),
    "an offset is counted from 1": queried("listRooms", "offset", (text) => (text === "0" ? "-1" : text)),
  }),
  ...against<Site<Tables>>("breach", "floors: integers of 0 to 5.", "invalid-input", {
    "a floor above 5 is none": queried("listRooms", "floors", (text) =>
      Number(text) > 5 ? undefined : text,
    ),
  }),
  ...against<Site<Tables>>("breach", "Sculpture: weight, 1 or more.", "invalid-input", {
    "a sculpture may weigh nothing": mended("createArtwork", (body) => {
      const details = body["details"] as Fields | undefined;
      return details?.["weight"] === 0 ? { ...body, details: { ...details, weight: 1 } } : body;
    }),
  }),
  ...against<Site<Tables>>("breach", "Painting: technique is a string.", "invalid-input", {
    "a painting needs no technique": mended("createArtwork", (body) => {
      const details = body["details"] as Fields | undefined;
      return details?.["kind"] === "painting" && !("technique" in details)
        ? { ...body, details: { ...details, technique: "" } }
        : body;
    }),
  }),
  ...against<Site<Tables>>("breach", "An update keeps `details`.", "laws", {
    "a new year makes a sculpture": shown("updateArtwork", (body) => ({
      ...body,
      details: { kind: "sculpture", weight: 1 },
    })),
  }),
  ...against<Site<Tables>>("breach", "type: the URI that says what kind of problem it is.", "answers", {
    "a missing artwork has the code of a page": (site) => ({
      refuse: (refusal, request) => {
        const answer = site.refuse(refusal, request);
        return refusal.message === "no such artwork"
          ? { ...answer, body: String(answer.body).replace("problems/artwork", "problems/page") }
          : answer;
      },
    }),
    "problems are plain JSON": (site) => ({
      refuse: (refusal, request) => {
        const answer = site.refuse(refusal, request);
        return { ...answer, headers: { ...answer.headers, "content-type": "application/json" } };
      },
    }),
  }),
  ...against<Site<Tables>>(
    "breach",
    "The artworks of a gallery are its own: 404 `no such artwork`.",
    "auth",
    {
      "images can be added to another's artwork": ownerless("uploadImage", "id", "artwork"),
      "all galleries' artworks are listed": (site) => ({
        endpoints: {
          ...site.endpoints,
          listArtworks: {
            ...(site.endpoints["listArtworks"] as (typeof site.endpoints)[string]),
            act: () => ({
              status: 200,
              body: {
                artworks: ["own", "other"].flatMap((owner) =>
                  allOf(site.store, owner, "artwork").map(({ fields }) => fields),
                ),
                next: null,
              },
            }),
          },
        },
      }),
    },
  ),
];

export const trackerDefects: Defects = [
  ...against<Site<Tables>>("breach", "PUT: what is left out is gone.", "laws", {
    "an estimate stays that was left out": (site) => {
      const { replaceTask } = site.endpoints;
      return {
        endpoints: {
          ...site.endpoints,
          replaceTask: {
            ...(replaceTask as NonNullable<typeof replaceTask>),
            act: async (call) => {
              const there = allOf(site.store, call.owner, "task", call.params["project_id"]).find(
                ({ fields }) => String(fields["id"]) === call.params["id"],
              );
              const estimate = there?.fields["estimate"];
              const reply = await (replaceTask as NonNullable<typeof replaceTask>).act(call);
              if (there && !("estimate" in there.fields) && estimate !== undefined)
                there.fields = { ...there.fields, estimate };
              return { ...reply, body: { ...(reply.body as Fields), item: there?.fields } };
            },
          },
        },
      };
    },
  }),
  ...against<Site<Tables>>("breach", "The project has no such task: 404.", "auth", {
    "a task is read below any project": (site) => {
      const getTask = site.endpoints["getTask"] as NonNullable<(typeof site.endpoints)[string]>;
      return {
        endpoints: {
          ...site.endpoints,
          getTask: {
            ...getTask,
            act: (call) => {
              const row = site.store.rows.find(
                ({ owner, parent, fields }) =>
                  owner === call.owner &&
                  parent.startsWith("task/") &&
                  String(fields["id"]) === call.params["id"],
              );
              return getTask.act(
                row ? { ...call, params: { ...call.params, project_id: row.parent.slice(5) } } : call,
              );
            },
          },
        },
      };
    },
    "another's comment can be deleted": ownerless("deleteComment", "id", "comment"),
    "another's project can be exported": ownerless("exportProject", "project", "project"),
    "the comments of another's task are read": ownerless("listComments", "task_id", "task"),
  }),
  ...against<Site<Tables>>("breach", "X-Total-Count: how many there are.", "answers", {
    "the count is missing": answered("countProjects", ({ status }) => ({ status })),
    "the count is a word": answered("countProjects", (reply) => ({
      ...reply,
      headers: { "x-total-count": "many" },
    })),
  }),
  ...against<Site<Tables>>("breach", "Location: where it is read.", "answers", {
    "a new project has no place": answered("createProject", ({ status, body }) => ({ status, body })),
  }),
  ...against<Site<Tables>>("breach", "409: Another project has the `title`.", "laws", {
    "a taken title makes the server fail": thrown("updateProject", "the title is taken", boom),
  }),
  ...against<Site<Tables>>("breach", "422: `reason` is empty: `a reason is needed`.", "invalid-input", {
    "a project ends without a reason": mended("deleteProject", (body) =>
      body["reason"] === "" ? { reason: "x" } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "Label: red or green.", "invalid-input", {
    "labels may be blue": mended("putLabel", (body) => ("color" in body ? { color: "red" } : body)),
  }),
  ...against<Site<Tables>>("breach", "200: it was there; 201: it was made.", "laws", {
    "a label is taken note of": answered("putLabel", (reply) => ({ ...reply, status: 202 })),
  }),
  ...against<Site<Tables>>("breach", "open: only those that are, or are not.", "invalid-input", {
    "open may be any word": queried("listProjects", "open", (text) =>
      text === "true" || text === "false" ? text : undefined,
    ),
  }),
  ...against<Site<Tables>>("breach", "language: 2 to 35 characters.", "invalid-input", {
    "a language may have one letter": mended("updateSettings", (body) =>
      size(body["language"]) === 1 ? { ...body, language: "en" } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "updateSettings sets `language` and `weekly`.", "laws", {
    "a mail each week is not switched off": mended("updateSettings", (body) =>
      typeof body["weekly"] === "boolean" ? { ...body, weekly: true } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "A comment that is deleted is gone.", "laws", {
    "a deleted comment can be deleted again": thrown("deleteComment", "there is no such comment", () =>
      Object.assign(new Refusal(204, "gone")),
    ),
  }),
];

export const linksDefects: Defects = [
  ...against<Site<Tables>>("breach", "302, and 3XX: Location, where the link leads.", "answers", {
    "a redirect leads nowhere": answered("followLink", ({ status }) => ({ status })),
  }),
  ...against<Site<Tables>>("breach", "200: ETag, the version of the link.", "answers", {
    "a link has no version": answered("getLink", ({ status, headers, body }) =>
      status === 304 ? { status, headers: headers ?? {} } : { status, body },
    ),
  }),
  ...against<Site<Tables>>("breach", "304: the caller has this version.", "answers", {
    "a 304 has no version": answered("getLink", (reply) => (reply.status === 304 ? { status: 304 } : reply)),
    "a version that the caller has is sent again": answered("getLink", (reply) =>
      reply.status === 304
        ? { ...reply, status: 200, body: { id: "l-7", target: "https://poems.example/" } }
        : reply,
    ),
  }),
  ...against<Site<Tables>>("breach", "400: `target` is not a URL: `target must be a URL`.", "invalid-input", {
    "a target may be plain http": mended("createLink", (body) =>
      String(body["target"]).startsWith("http") ? { target: `https:${body["target"]}` } : body,
    ),
    "a target that is no URL has another text": thrown(
      "createLink",
      "target must be a URL",
      () => new Refusal(400, "bad target"),
    ),
  }),
];

export const archiveDefects: Defects = [
  ...against<Site<Tables>>("breach", "409: cannot delete shelf: it still holds {count} item(s).", "answers", {
    "a full shelf says it in words": thrown(
      "deleteShelf",
      "cannot delete shelf: it still holds 3 item(s)",
      () => new Refusal(409, "cannot delete shelf: it still holds three item(s)"),
    ),
  }),
  ...against<Site<Tables>>("breach", "400: invalid parameter: {parameter}.", "answers", {
    "a wrong depth is named otherwise": thrown(
      "getShelf",
      "invalid parameter: depth",
      () => new Refusal(400, "depth is wrong"),
    ),
  }),
];

export const bakeryDefects: Defects = [
  ...against<Site<Tables>>("breach", "password is only of requests.", "answers", {
    "the password is shown": shown("createOrder", (body, { body: sent }) => ({
      ...body,
      password: (sent as Fields)["password"] ?? "rye",
    })),
  }),
  ...against<Site<Tables>>("breach", "loaves must be at least 1.", "invalid-input", {
    "no loaves can be ordered": mended("createOrder", (body) =>
      body["loaves"] === 0 ? { ...body, loaves: 1 } : body,
    ),
    "loaves may be a text": mended("createOrder", (body) =>
      typeof body["loaves"] === "string" ? { ...body, loaves: 1 } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "404: no order has this id.", "auth", {
    "orders are read by everybody": ownerless("getOrder", "order_id", "order"),
  }),
  ...against<Site<Tables>>("breach", "401: invalid credentials.", "auth", {
    "a 401 is said in other words": (site) => ({
      refuse: (refusal, request) =>
        site.refuse(refusal.status === 401 ? new Refusal(401, "go away") : refusal, request),
    }),
  }),
];

export const libraryDefects: Defects = [
  ...against<Site<Tables>>("breach", "404: code `shelf_not_found`.", "answers", {
    "a missing shelf has no code": (site) => ({
      refuse: (refusal, request) => {
        const answer = site.refuse(refusal, request);
        return refusal.status === 404 && refusal.message === "no such shelf"
          ? { ...answer, body: String(answer.body).replace("shelf_not_found", "not_found") }
          : answer;
      },
    }),
  }),
  ...against<Site<Tables>>("breach", "422: FieldErrors: `errors` is a list.", "answers", {
    "the first error stands alone": (site) => ({
      refuse: (refusal, request) => {
        const answer = site.refuse(refusal, request);
        return refusal.status === 422
          ? { ...answer, body: JSON.stringify({ errors: { title: refusal.message } }) }
          : answer;
      },
    }),
  }),
  ...against<Site<Tables>>("breach", "422: `width` is less than 1: `width is too small`.", "invalid-input", {
    "a shelf may be narrow": mended("createShelf", (body) =>
      body["width"] === 0 ? { ...body, width: 1 } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "getShelf needs no credential.", "auth", {
    "a shelf is shown with a card only": part("getShelf", { credential: "authorization" }),
  }),
];

export const cinemaDefects: Defects = [
  ...against<Site<Tables>>("breach", "createFilm: a key and a tenant together, or an account.", "auth", {
    "a key alone adds a film": (site) => ({
      authenticate: (request, endpoint) =>
        endpoint.method === "POST"
          ? site.authenticate(
              { ...request, headers: { ...request.headers, "x-tenant": "cinema-tenant-own-77" } },
              endpoint,
            )
          : site.authenticate(request, endpoint),
    }),
  }),
  ...against<Site<Tables>>("breach", "getReport: a login or a session.", "auth", {
    "a session is not enough for the report": (site) => ({
      authenticate: (request, endpoint) => {
        if (endpoint.method !== "GET" || endpoint.path !== "/v1/report")
          return site.authenticate(request, endpoint);
        const { cookie: _, ...headers } = request.headers;
        return site.authenticate({ ...request, headers }, endpoint);
      },
    }),
    "the report needs nothing": (site) => ({
      authenticate: (request, endpoint) =>
        endpoint.method === "GET" && endpoint.path === "/v1/report"
          ? "own"
          : site.authenticate(request, endpoint),
    }),
  }),
  ...against<Site<Tables>>("breach", "getOffer: a session and a signature.", "auth", {
    "the signature of a link is not looked at": (site) => ({
      authenticate: (request, endpoint) =>
        endpoint.path === "/v1/offer"
          ? site.authenticate({ ...request, target: "/v1/offer?sig=sig-own-99aabbcc" }, endpoint)
          : site.authenticate(request, endpoint),
    }),
  }),
  ...against<Site<Tables>>("breach", "listFilms: a key, or nothing.", "auth", {
    "films are listed with a key only": (site) => ({
      authenticate: (request, endpoint) =>
        site.authenticate(
          request,
          endpoint.path === "/v1/films" && endpoint.method === "GET"
            ? { method: "DELETE", path: "/v1/films/{film_id}" }
            : endpoint,
        ),
    }),
  }),
];

export const pressDefects: Defects = [
  ...against<Site<Tables>>("breach", "201: application/vnd.press.v2+json.", "answers", {
    "an article is plain JSON": answered("createArticle", (reply) => ({
      ...reply,
      headers: { "content-type": "application/json" },
    })),
  }),
  ...against<Site<Tables>>("breach", "The body may be text/markdown, too.", "valid-input", {
    "no Markdown is taken": refused(
      "replaceArticle",
      ({ headers }) => /markdown/.test(String(headers["content-type"])),
      415,
    ),
  }),
  ...against<Site<Tables>>("breach", "days: 1 or more.", "invalid-input", {
    "a token may last no day": (site) => {
      const createToken = site.endpoints["createToken"] as NonNullable<(typeof site.endpoints)[string]>;
      return {
        endpoints: {
          ...site.endpoints,
          createToken: {
            ...createToken,
            act: (call) =>
              createToken.act({
                ...call,
                body: Buffer.from(String(call.body).replace(/days=(0|-\d+)(?=&|$)/, "days=1")),
              }),
          },
        },
      };
    },
  }),
  ...against<Site<Tables>>("breach", "addPicture: `title` and `picture` are needed.", "invalid-input", {
    "a picture needs no title": thrown(
      "addPicture",
      "title and picture are needed",
      () => new Refusal(204, ""),
    ),
  }),
  ...against<Site<Tables>>("breach", "200: application/xml.", "answers", {
    "an import is told as a text": answered("importArticles", (reply) => ({
      ...reply,
      headers: { "content-type": "text/plain" },
    })),
  }),
];

export const freightDefects: Defects = [
  ...against<Site<Tables>>("breach", "pickup_code is only of requests.", "answers", {
    "the code is shown": shown("getShipment", (body) => ({ ...body, pickup_code: "4711" })),
  }),
  ...against<Site<Tables>>("breach", "stops: a port at least, and no place twice.", "invalid-input", {
    "a route may pass a place twice": mended("planRoute", (body) =>
      Array.isArray(body["stops"]) ? { ...body, stops: [...new Set(body["stops"])] } : body,
    ),
    "a route needs no port": mended("planRoute", (body) =>
      Array.isArray(body["stops"]) &&
      body["stops"].length < 5 &&
      !body["stops"].some((s) => /^port-/.test(String(s)))
        ? { ...body, stops: [...body["stops"], "port-x"] }
        : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "name: neither `none` nor `any`.", "invalid-input", {
    "a route may be called none": mended("planRoute", (body) =>
      body["name"] === "none" ? { ...body, name: "nothing" } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "SealedBox: `seal` has a character at least.", "invalid-input", {
    "a sealed box needs no seal": mended("packShipment", (body) =>
      body["sealed"] === true && !body["seal"] ? { ...body, seal: "A" } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "An event of another type is taken, too.", "valid-input", {
    "unknown events are refused": refused(
      "addEvent",
      ({ body }) => !["weighed", "opened"].includes(String((body as Fields)?.["type"])),
    ),
  }),
  ...against<Site<Tables>>("breach", "hours: who says `from` says `until`.", "invalid-input", {
    "hours need no end": mended("planRoute", (body) => {
      const hours = body["hours"] as Fields | undefined;
      return typeof hours === "object" && hours !== null && "from" in hours && !("until" in hours)
        ? { ...body, hours: { ...hours, until: 24 } }
        : body;
    }),
  }),
  ...against<Site<Tables>>("breach", "created_at: date-time, to the millisecond.", "answers", {
    "a time has no milliseconds": shown("createShipment", (body) => ({
      ...body,
      created_at: String(body["created_at"]).replace(/\.\d+/, ""),
    })),
  }),
];

export const parcelsDefects: Defects = [
  ...against<Site<Tables>>("breach", "amount: 1 to 9999.", "invalid-input", {
    "a price of 10000 is taken": mended("sendParcel", (body) =>
      JSON.parse(JSON.stringify(body).replaceAll('"amount":10000', '"amount":9999')),
    ),
  }),
  ...against<Site<Tables>>("breach", "counts: of boxes and bags, both.", "invalid-input", {
    "bags need not be counted": mended("sendParcel", (body) => {
      const counts = body["counts"] as Fields | undefined;
      return typeof counts === "object" && counts !== null && "boxes" in counts && !("bags" in counts)
        ? { ...body, counts: { ...counts, bags: 0 } }
        : body;
    }),
  }),
  ...against<Site<Tables>>("breach", "inside: parcels in it.", "valid-input", {
    "a parcel holds no parcel": refused("sendParcel", ({ body }) => {
      const inside = (body as Fields)?.["inside"];
      return Array.isArray(inside) && inside.length > 0;
    }),
  }),
  ...against<Site<Tables>>("breach", "class: air or land.", "invalid-input", {
    "parcels go by sea": part("sendParcels", { checkPath: () => {} }),
  }),
  ...against<Site<Tables>>("breach", "states: waiting or sent, with commas between.", "invalid-input", {
    "states may end with a comma": queried("findParcels", "states", (text) => text.replace(/,$/, "")),
  }),
  ...against<Site<Tables>>("breach", "200: by product, its weight.", "answers", {
    "a weight is a text": shown("sendParcels", (body) =>
      Object.fromEntries(Object.keys(body).map((name) => [name, { weight: "0.5" }])),
    ),
  }),
];

export const harborDefects: Defects = [
  ...against<Site<Tables>>("breach", "nights: 1 to 30.", "invalid-input", {
    "a boat may stay 31 nights": mended("createBooking", (body) =>
      body["nights"] === 31 ? { ...body, nights: 30 } : body,
    ),
  }),
  ...against<Site<Tables>>("breach", "202: no body.", "answers", {
    "a later painter says so": answered("renameBoat", (reply) =>
      reply.status === 202 ? { ...reply, body: { ok: false } } : reply,
    ),
  }),
  ...against<Site<Tables>>("breach", "kind: of sail and motor, with commas between.", "valid-input", {
    "one kind at a time": refused("listBoats", ({ query }) => query.get("kind")?.includes(",") === true),
  }),
  ...against<Site<Tables>>("breach", "phone: a string or null.", "answers", {
    "a phone that is not known is left out": shown("listBoats", (body) =>
      JSON.parse(JSON.stringify(body).replaceAll(',"phone":null', "")),
    ),
  }),
];

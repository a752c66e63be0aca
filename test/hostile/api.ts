import { z } from "zod";
import {
  defineApi,
  defineOperation,
  filePart,
  json,
  multipart,
  noContent,
  openEnum,
  rule,
} from "../../scripts/contract/index.ts";

/** Gives the text of a place: `say("title", "Small API")`; the second is one without a meaning. */
export type Say = (place: string, harmless: string) => string;

/**
 * An API with a text in every place that takes one. Places are named after what may stand there:
 * `text:` any text, `line:` any of one line, `phrase:` any of one paragraph, `value:` any string at all, `unique:` any text that stands
 * once, `name:` what has a form.
 */
export function hostileApi(say: Say) {
  const error = (status: number) => ({
    status,
    error: say(`value:error ${status}`, `error ${status}`),
    when: say(`phrase:when ${status}`, `Always ${status}.`),
  });
  const property = say("name:property", "color");
  const Thing = z
    .object({
      name: z.string().meta({
        description: say("text:field description", "The name."),
        title: say("text:field title", "Name"),
        examples: [say("value:field example", "An example")],
      }),
      kind: openEnum([say("value:open value", "open")]).meta({
        description: say("text:open description", "The kind."),
      }),
      state: z
        .enum([say("value:enum value", "state"), "other state"])
        .meta({ description: say("text:enum description", "The state.") }),
      note: z
        .string()
        .default(say("value:default", "note"))
        .meta({ description: say("text:default description", "The note.") }),
      [property]: z
        .literal(say("value:const", "constant"))
        .meta({ description: say("text:property description", "The color.") }),
    })
    .meta({
      id: say("name:component", "Thing"),
      description: say("text:component description", "A thing."),
    });
  const value = (place: string) => ({
    name: say(`value:${place}`, place),
    kind: say("value:open value", "open"),
    state: say("value:enum value", "state"),
    note: "note",
    [property]: say("value:const", "constant"),
  });
  const Made = z
    .object({ name: z.string().meta({ description: say("text:answer description", "The name.") }) })
    .meta({ id: "Made", description: "What was made." });
  const union = z.discriminatedUnion("type", [
    z
      .object({
        type: z.literal(say("value:kind a", "a")).meta({ description: "The kind." }),
        a: z.string().meta({ description: "A." }),
      })
      .meta({ id: "KindA", description: say("text:union description", "The kind A.") }),
    z
      .object({
        type: z.literal("b").meta({ description: "The kind." }),
        b: z.string().meta({ description: "B." }),
      })
      .meta({ id: "KindB", description: "The kind B." }),
  ]);
  const param = say("name:param", "note_id");
  const cursor = say("name:cursor", "cursor");
  const limit = say("name:limit", "limit");
  const [id, made, words] = [say("name:id", "id"), say("name:made", "made"), say("name:words", "words")];
  const described = (place: string) => ({ description: say(`text:${place} description`, `The ${place}.`) });
  const Note = z
    .object({
      [id]: z.string().meta(described("id")),
      [made]: z.iso.datetime().meta(described("time")),
      [words]: z
        .string()
        .regex(pattern(say("value:pattern", "pattern")), say("value:pattern rejected", "words are wrong"))
        .meta(described("words")),
    })
    .meta({ id: "Note", ...described("note") });
  const note = { [id]: "n_a", [made]: "2026-01-01T00:00:00Z", [words]: "some" };
  const noteOf = {
    section: "things",
    params: {
      [param]: z
        .string()
        .regex(/^n_[a-z]{1,9}$/, say("value:param rejected", "note ID is wrong"))
        .meta(described("param")),
    },
    path: `/notes/{${param}}`,
  } as const;
  const notes = [
    defineOperation({
      operationId: "listNotes",
      page: "list-notes",
      section: "things",
      title: "List notes",
      description: "Lists notes.",
      method: "GET",
      path: "/notes",
      query: {
        [cursor]: z.string().optional().meta(described("cursor")),
        [limit]: z.int().min(1).max(9).default(5).meta(described("limit")),
      },
      responses: {
        200: json(
          z.object({
            [say("name:items", "data")]: z.array(Note).meta(described("items")),
            [say("name:next", "next")]: z.string().nullable().meta(described("next")),
          }),
          {
            examples: {
              [say("name:page example", "page")]: {
                summary: say("line:page summary", "A page"),
                description: say("text:page description", "A page of notes."),
                value: { [say("name:items", "data")]: [note], [say("name:next", "next")]: null } as never,
              },
            },
          },
        ),
      },
      errors: [],
      pagination: {
        items: say("name:items", "data"),
        limit,
        cursor: { parameter: cursor, next: say("name:next", "next") },
      },
      laws: { resource: say("name:resource", "notes"), effect: "list" },
    }),
    defineOperation({
      operationId: "listPassedNotes",
      page: "list-passed-notes",
      section: "things",
      title: "List notes by an offset",
      description: "Lists notes.",
      method: "GET",
      path: "/notes/passed",
      query: {
        [say("name:offset", "offset")]: z.int().min(0).max(9).default(0).meta(described("offset")),
      },
      responses: {
        200: json(
          z.object({
            data: z.array(Note).meta({ description: "The page." }),
            [say("name:total", "total")]: z.int().meta({ description: "All." }),
            [say("name:more", "more")]: z.boolean().meta({ description: "More." }),
          }),
          {
            example: {
              data: [note],
              [say("name:total", "total")]: 1,
              [say("name:more", "more")]: false,
            } as never,
          },
        ),
      },
      errors: [],
      pagination: {
        items: "data",
        total: say("name:total", "total"),
        more: say("name:more", "more"),
        offset: { parameter: say("name:offset", "offset") },
      },
    }),
    defineOperation({
      operationId: "listNumberedNotes",
      page: "list-numbered-notes",
      section: "things",
      title: "List notes by the number of a page",
      description: "Lists notes.",
      method: "GET",
      path: "/notes/numbered",
      query: {
        [say("name:page", "page")]: z.int().min(1).max(9).default(1).meta(described("page")),
      },
      responses: { 200: json(z.array(Note), { example: [note] as never }) },
      errors: [],
      pagination: { page: { parameter: say("name:page", "page") } },
    }),
    defineOperation({
      ...noteOf,
      operationId: "updateNote",
      page: "update-note",
      title: "Update a note",
      description: "Updates a note.",
      method: "PATCH",
      security: [say("name:scheme", "token")],
      query: {
        [say("name:mode", "mode")]: z
          .enum([say("value:mode", "fast"), "slow"], say("value:mode rejected", "mode is wrong"))
          .optional()
          .meta(described("mode")),
      },
      headers: {
        [say("name:mode header", "X-Mode")]: z
          .string()
          .regex(/^[a-z]{1,9}$/, say("value:mode header rejected", "X-Mode is wrong"))
          .optional()
          .meta(described("mode header")),
      },
      cookies: {
        [say("name:mode cookie", "x-mode")]: z
          .string()
          .regex(/^[a-z]{1,9}$/, say("value:mode cookie rejected", "x-mode is wrong"))
          .optional()
          .meta(described("mode cookie")),
      },
      body: {
        ...json(z.object({ [words]: Note.shape[words] as z.ZodString }), {
          example: { [words]: "some" } as never,
        }),
        mediaType: say("name:body type", "application/merge-patch+json"),
        ...described("body"),
      },
      responses: {
        200: {
          ...json(Note, { example: note as never }),
          mediaType: say("name:answer type", "application/vnd.small+json"),
        },
      },
      errors: [
        error(409),
        { status: 422, given: { params: { [param]: say("value:given param", "?") } }, when: "A wrong ID." },
        {
          status: 422,
          given: { query: { [say("name:mode", "mode")]: say("value:given query", "?") } },
          when: "A wrong mode.",
        },
        {
          status: 422,
          given: { headers: { [say("name:mode header", "X-Mode")]: say("value:given header", "?") } },
          when: "A wrong mode.",
        },
        {
          status: 422,
          given: { cookies: { [say("name:mode cookie", "x-mode")]: say("value:given cookie", "?") } },
          when: "A wrong mode.",
        },
        { status: 422, given: { body: { [words]: say("value:given body", "?") } }, when: "Wrong words." },
      ],
      laws: {
        resource: say("name:resource", "notes"),
        effect: "update",
        identity: { [param]: id },
        sets: [words],
        keeps: [id],
        forward: [made],
        unique: [words],
      },
      docs: { result: say("name:result", "note"), cast: [id, made] },
      refers: { [words]: say("name:resource", "notes") },
      open: [
        {
          decision: say("name:decision", "open-mode"),
          params: { [param]: z.literal("n_b") },
          query: { [say("name:mode", "mode")]: z.literal("slow") },
          headers: { [say("name:mode header", "X-Mode")]: z.literal("b") },
          cookies: { [say("name:mode cookie", "x-mode")]: z.literal("b") },
        },
      ],
    }),
  ];
  const operations = [
    ...notes,
    defineOperation({
      operationId: say("name:operationId", "makeThing"),
      page: say("name:page", "make-thing"),
      section: "things",
      tags: [say("unique:tag", "More")],
      title: say("line:operation title", "Make a thing"),
      description: say("line:operation description", "Makes a thing."),
      lead: say("text:lead", "A lead."),
      callouts: [
        {
          type: "warn",
          title: say("text:callout title", "Beware"),
          text: say("text:callout text", "A callout."),
        },
      ],
      deprecated: { since: "2026-01-01", successor: say("name:successor", "sendForm") },
      method: "POST",
      path: say("name:path", "/things"),
      query: {
        [say("name:query", "filter")]: z
          .string()
          .optional()
          .meta({
            description: say("text:query description", "A filter."),
            examples: [say("value:query example", "x")],
          }),
      },
      headers: {
        [say("name:header", "X-Trace")]: z
          .string()
          .optional()
          .meta({ description: say("text:header description", "A trace.") }),
      },
      body: json(Thing, {
        examples: {
          [say("name:example", "first")]: {
            summary: say("line:example summary", "The first"),
            description: say("text:example description", "The first example."),
            value: value("request example"),
          },
          second: { summary: "The second", value: value("second example") },
        },
      }),
      responses: {
        201: json(Made, {
          description: say("text:response description", "It is made."),
          example: { name: say("value:response example", "made") },
          headers: {
            [say("name:response header", "Location")]: z.string().meta({
              description: say("text:response header description", "Where."),
              examples: [say("line:response header example", "x")],
            }),
          },
        }),
        204: noContent({ description: say("text:empty description", "Nothing.") }),
      },
      errors: [error(409), error(410)],
      notes: say("text:notes", "Some notes."),
      docs: {
        details: say("text:details", "Some details."),
        shown: {
          [property]: say("text:shown field", "a color"),
          [say("name:query", "filter")]: say("text:shown parameter", "words"),
        },
        asWritten: [property],
        parameters: {
          [say("line:column heading", "Parameter")]: "name",
          ...({ Type: "type", Required: "required", Default: "default", What: "description" } as const),
        },
        bodyLead: say("text:body lead", "All of these."),
        exampleLead: say("text:example lead", "An example."),
        responseLeads: { 201: say("text:response lead", "It is there:") },
        responseFields: true,
        tables: [
          {
            title: say("text:table title", "Colors"),
            lead: say("text:table lead", "All colors."),
            columns: [say("phrase:table column", "Color"), "Meaning"],
            rows: [[say("phrase:table cell", "red"), say("phrase:table last cell", "Stop.")]],
            place: "response",
          },
          { lead: say("text:untitled lead", "And more."), place: "top" },
        ],
      },
    }),
    defineOperation({
      operationId: say("name:successor", "sendForm"),
      page: "send-form",
      section: "things",
      title: "Send a form",
      description: "Sends a form.",
      method: "PUT",
      path: "/forms/{id}",
      params: {
        id: z
          .string()
          .regex(/^[a-z]{1,9}$/)
          .meta({
            title: say("text:path title", "form ID"),
            description: say("text:path description", "Which form."),
          }),
      },
      body: multipart(
        z.object({
          label: rule(z.string().meta({ description: say("text:part description", "A label.") }), {
            holds: (label) => label.length > 0,
            sentence: say("text:rule", "It has a letter."),
          }),
          photo: filePart(say("name:media type", "image/png")).meta({
            description: say("text:file description", "A photo."),
          }),
        }),
        { example: { label: say("line:form value", "label") } },
      ),
      responses: { 200: json(union, { example: { type: say("value:kind a", "a"), a: "x" } }) },
      errors: [error(412)],
    }),
  ];
  return defineApi({
    title: say("text:title", "Small API"),
    version: "1.0.0",
    summary: say("text:summary", "A small API."),
    description: say("text:description", "It is small."),
    license: { name: say("text:license", "Some License"), identifier: say("name:license", "MIT") },
    contact: { name: say("text:contact", "Some Company"), url: say("name:contact url", "https://a.example") },
    servers: [
      {
        url: say("name:server", "https://api.example"),
        description: say("text:server description", "Production"),
      },
    ],
    basePath: say("name:basePath", "/v1"),
    securitySchemes: {
      [say("name:scheme", "token")]: {
        type: "bearer",
        description: say("text:scheme description", "A token."),
        environment: say("name:environment", "SMALL_TOKEN"),
      },
      key: {
        type: "apiKey",
        in: "query",
        name: say("name:key", "key"),
        description: say("text:key description", "A key."),
        environment: "SMALL_KEY",
      },
    },
    security: [say("name:scheme", "token")],
    errors: {
      schema: z
        .object({
          [say("name:text field", "message")]: z
            .string()
            .meta({ description: say("text:error description", "What went wrong.") }),
        })
        .meta({ id: "Problem", description: say("text:error schema", "A problem.") }),
      textField: say("name:text field", "message"),
      invalid: error(400),
      unauthorized: error(401),
      internal: error(500),
      notFound: error(404),
      methodNotAllowed: error(405),
      tooLarge: error(413),
    },
    sections: [
      {
        id: say("name:section", "things"),
        title: say("unique:section title", "Things"),
        description: say("text:section description", "All things."),
      },
    ],
    tags: [
      {
        id: say("name:tag", "more"),
        title: say("unique:tag", "More"),
        description: say("text:tag description", "More."),
      },
    ],
    operations: operations.map((operation) => ({ ...operation, section: say("name:section", "things") })),
    decisions: [say("name:decision", "open-mode")],
    packages: {
      client: say("name:client package", "@small/api"),
      contract: say("name:contract package", "@small/contract"),
      repository: say("name:repository", "https://code.example/small"),
      homepage: say("name:homepage", "https://small.example"),
      bugs: say("name:bugs", "https://code.example/small/issues"),
    },
  });
}

/** Takes `some`, and the text. */
function pattern(text: string): RegExp {
  return new RegExp(`^(?:some|${text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")})$`, "u");
}

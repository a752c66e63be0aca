/**
 * The parts of a page that can be written on as few lines as possible: the samples of a language, and the JSON of
 * `response`.
 */
export const compactForms = ["bash", "typescript", "ruby", "python", "go", "response"] as const;

/** Where a callout or a further part may stand: before or after the lead, or after a part of the page. */
export const pagePlaces = ["top", "lead", "request", "body", "example", "response", "errors"] as const;
export type PagePlace = (typeof pagePlaces)[number];

/** What the columns of a Markdown table of parameters may say. */
export const parameterColumns = ["name", "type", "required", "default", "description"] as const;
export type ParameterColumn = (typeof parameterColumns)[number];

/** How the responses are headed: each with its status, each without, or all below one heading. */
export const responseForms = ["status", "plain", "together"] as const;

/** A further part of a page: a heading, words and a table, or only some of these. */
export interface PageTable {
  readonly title?: string;
  /** Markdown before the table. */
  readonly lead?: string;
  readonly columns?: readonly [string, ...string[]];
  /** Markdown of one paragraph each, one for each column. */
  readonly rows?: readonly (readonly string[])[];
  /** If absent, `errors`. */
  readonly place?: PagePlace;
}

/** The words that the page of a webhook has a place for. */
export const webhookPageWords = [
  "details",
  "shown",
  "asWritten",
  "parameters",
  "bodyLead",
  "exampleLead",
  "tables",
] as const satisfies readonly (keyof PageWords)[];

/** Options of an operation's page; each has a default that suits most pages. */
export interface PageWords {
  /**
   * What the answer is, in a word or a few: samples name its variable after it; `data` if absent. `false`: samples do
   * not read the answer, which is the default for a `DELETE`.
   */
  readonly result?: string | false;
  /** Fields of the answer that TypeScript's sample states the types of: `"id"`, and `"loaves.id"` of a field that is a list. */
  readonly cast?: readonly string[];
  /** The parts that are written on as few lines as possible. */
  readonly compact?: readonly (typeof compactForms)[number][];
  /** Markdown after the request line. */
  readonly details?: string;
  /** Types in the tables of fields, by the names there: `{ status: "csv", "season.from": "RFC3339 timestamp" }`. */
  readonly shown?: Readonly<Record<string, string>>;
  /** Names of rows whose descriptions are shown as written, without bounds and rules after them. */
  readonly asWritten?: readonly string[];
  /** Path parameters are in a table also if each has a `title`, which takes its place in samples. */
  readonly pathParameters?: boolean;
  /** `table`: parameters are in a Markdown table. Its columns may be stated, by their headings: `{ Name: "name" }`. */
  readonly parameters?: "table" | Readonly<Record<string, ParameterColumn>>;
  /** Markdown below the heading of the body, in place of how it is sent and whether it may be left out. */
  readonly bodyLead?: string;
  /** Markdown below the heading of the example. */
  readonly exampleLead?: string;
  /** If absent, `status`. */
  readonly responses?: (typeof responseForms)[number];
  /** Markdown before the examples of responses, by status; with `together`, in place of the status in bold. */
  readonly responseLeads?: Readonly<Record<string, string>>;
  /** The fields of each response are in a table below its example. */
  readonly responseFields?: boolean;
  /** Further parts. */
  readonly tables?: readonly PageTable[];
}

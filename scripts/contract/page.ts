/** What a page may write on as few lines as fit: the samples of a language, and the JSON of `response`. */
export const compactForms = ["bash", "typescript", "ruby", "python", "go", "response"] as const;

/** Where a callout may stand: before or after the lead, or after a part of the page. */
export const calloutPlaces = ["top", "lead", "request", "body", "example"] as const;
export type CalloutPlace = (typeof calloutPlaces)[number];

/** How the responses are headed: each with its status, each without, or all below one heading. */
export const responseForms = ["status", "plain", "together"] as const;

/** A further part of a page: a heading, words and a table. */
export interface PageTable {
  readonly title: string;
  /** Markdown before the table. */
  readonly lead?: string;
  readonly columns: readonly [string, ...string[]];
  /** Markdown of one paragraph each, one for each column. */
  readonly rows: readonly (readonly string[])[];
}

/** Words about an operation's page. Each may be left out: the page then is as most pages are. */
export interface PageWords {
  /** What comes, in one word or a few: samples name the variable of the answer after it. If absent, `data`. */
  readonly result?: string;
  /** Fields of the answer that TypeScript's sample states the types of: `"id"`, and `"loaves.id"` of a field that is a list. */
  readonly cast?: readonly string[];
  /** What breaks no line that fits. */
  readonly compact?: readonly (typeof compactForms)[number][];
  /** Markdown after the request line. */
  readonly details?: string;
  /** Types in the tables of fields, by the names there: `{ status: "csv", "season.from": "RFC3339 timestamp" }`. */
  readonly shown?: Readonly<Record<string, string>>;
  /** Path parameters stand in a table also if each has a `title`, which takes its place in samples. */
  readonly pathParameters?: boolean;
  /** `table`: parameters stand in a Markdown table. */
  readonly parameters?: "table";
  /** Markdown below the heading of the example. */
  readonly exampleLead?: string;
  /** If absent, `status`. */
  readonly responses?: (typeof responseForms)[number];
  /** The fields of each response stand in a table below its example. */
  readonly responseFields?: boolean;
  /** Further parts, after the errors. */
  readonly tables?: readonly PageTable[];
}

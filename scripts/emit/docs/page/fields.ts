import type { PhrasingContent, Table } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx";
import type { PageWords, ParameterColumn } from "../../../contract/page.ts";
import { readPhrase } from "../../../lib/markdown/prose.ts";
import type { ApiModel } from "../../../model/model.ts";
import { type Field, fieldRows, type NamedRow, type RowOptions } from "../../fields/rows.ts";
import { element, inlineCode, table, textNode } from "./markdown-nodes.ts";

/** What an author says of rows: their types, and those that nothing is added to. */
export type RowWords = Pick<PageWords, "shown" | "asWritten">;

/** The property of a row in each column, by its heading, unless an author states others. */
const usualColumns: Readonly<Record<string, ParameterColumn>> = {
  Name: "name",
  Type: "type",
  Required: "required",
  Default: "default",
  Description: "description",
};

/** The site's table of fields; `undefined` without fields. */
export function fieldTable(
  api: ApiModel,
  fields: readonly Field[],
  words: RowWords = {},
): MdxJsxFlowElement | undefined {
  return rowTable(fieldRows(api, fields, optionsOf(words)), words);
}

/** The site's table of rows; `undefined` without rows. */
export function rowTable(rows: readonly NamedRow[], words: RowWords): MdxJsxFlowElement | undefined {
  const fields = Object.fromEntries(rows.map((row) => withShownType(row, words)));
  return rows.length > 0
    ? element("TypeTable", {
        type: Object.fromEntries(Object.entries(fields).map(([name, row]) => [name, { ...row }])),
      })
    : undefined;
}

/** The same rows as a table of Markdown. */
export function markdownTable(
  api: ApiModel,
  fields: readonly Field[],
  words: RowWords & Pick<PageWords, "parameters">,
): Table | undefined {
  const columns = typeof words.parameters === "object" ? words.parameters : usualColumns;
  const rows = fieldRows(api, fields, optionsOf(words))
    .map((row) => withShownType(row, words))
    .map((row) => Object.values(columns).map((column) => cellOf(row, column)));
  const head = Object.keys(columns).map((title) => [textNode(title)]);
  return rows.length > 0 ? table([head, ...rows]) : undefined;
}

function cellOf([name, row]: NamedRow, column: ParameterColumn): PhrasingContent[] {
  const { type, required, default: fallback, description = "" } = row;
  const cells: Readonly<Record<ParameterColumn, () => PhrasingContent[]>> = {
    name: () => [cellCode(name)],
    type: () => [cellCode(type)],
    required: () => [textNode(required ? "yes" : "no")],
    default: () => (fallback === undefined ? [] : [cellCode(fallback)]),
    description: () => readPhrase(description),
  };
  return cells[column]();
}

/** What the rows of a page's tables are made with. */
export function optionsOf({ asWritten = [] }: RowWords): RowOptions {
  return { asWritten: new Set(asWritten) };
}

/** Code of one line; text if it has a `|` after a backslash, which code in a table has no way to write. */
function cellCode(value: string): PhrasingContent {
  const line = value.replace(/\s*[\r\n]\s*/g, " ");
  return line.includes("\\|") ? textNode(line) : inlineCode(line);
}

function withShownType([name, row]: NamedRow, { shown }: RowWords): NamedRow {
  return [name, shown?.[name] === undefined ? row : { ...row, type: shown[name] }];
}

import type { PhrasingContent, Table } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx";
import { readPhrase } from "../../../lib/markdown/prose.ts";
import type { ApiModel } from "../../../model/model.ts";
import { type Field, fieldRows, type NamedRow } from "../../fields/rows.ts";
import { element, inlineCode, table, textNode } from "./markdown-nodes.ts";

/** The types that an author wrote, by the names of rows. */
export type Shown = Readonly<Record<string, string>> | undefined;

/** The site's table of fields; `undefined` without fields. */
export function fieldTable(
  api: ApiModel,
  fields: readonly Field[],
  shown?: Shown,
): MdxJsxFlowElement | undefined {
  return rowTable(fieldRows(api, fields), shown);
}

/** The site's table of rows; `undefined` without rows. */
export function rowTable(rows: readonly NamedRow[], shown?: Shown): MdxJsxFlowElement | undefined {
  const fields = Object.fromEntries(rows.map((row) => withShownType(row, shown)));
  return rows.length > 0
    ? element("TypeTable", {
        type: Object.fromEntries(Object.entries(fields).map(([name, row]) => [name, { ...row }])),
      })
    : undefined;
}

/** The same rows as a table of Markdown. */
export function markdownTable(api: ApiModel, fields: readonly Field[], shown?: Shown): Table | undefined {
  const rows = fieldRows(api, fields)
    .map((row) => withShownType(row, shown))
    .map(([name, { type, required, default: fallback, description = "" }]) => [
      [cellCode(name)],
      [cellCode(type)],
      [textNode(required ? "yes" : "no")],
      fallback === undefined ? [] : [cellCode(fallback)],
      readPhrase(description),
    ]);
  const head = ["Name", "Type", "Required", "Default", "Description"].map((title) => [textNode(title)]);
  return rows.length > 0 ? table([head, ...rows]) : undefined;
}

/** Code of one line; text if it has a `|` after a backslash, which code in a table has no way to write. */
function cellCode(value: string): PhrasingContent {
  const line = value.replace(/\s*[\r\n]\s*/g, " ");
  return line.includes("\\|") ? textNode(line) : inlineCode(line);
}

function withShownType([name, row]: NamedRow, shown: Shown): NamedRow {
  return [name, shown?.[name] === undefined ? row : { ...row, type: shown[name] }];
}

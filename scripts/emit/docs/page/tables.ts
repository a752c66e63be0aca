import type { PhrasingContent, RootContent } from "mdast";
import type { PagePlace } from "../../../contract/page.ts";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";
import type { OperationModel } from "../../../model/model.ts";
import { heading, table, textNode } from "./markdown-nodes.ts";
import { singleParagraph } from "./single-paragraph.ts";

/** The further parts that an author put at a place. */
export function tableParts(
  { operationId, page }: OperationModel,
  at: PagePlace,
  problems: Problem[],
): RootContent[] {
  return (page.tables ?? []).flatMap(({ title, lead = "", columns, rows = [], place = "errors" }, index) => {
    if (place !== at) return [];
    const cell = (text: string, key: string): PhrasingContent[] =>
      singleParagraph({ operationId, field: `docs/tables/${index}/${key}`, text }, problems);
    return [
      ...(title === undefined ? [] : [heading(2, textNode(title))]),
      ...readProse(lead),
      ...(columns === undefined
        ? []
        : [
            table([
              columns.map((text, column) => cell(text, `columns/${column}`)),
              ...rows.map((row, line) => row.map((text, column) => cell(text, `rows/${line}/${column}`))),
            ]),
          ]),
    ];
  });
}

import type { PhrasingContent, RootContent } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";
import type { OperationModel } from "../../../model/model.ts";
import { heading, table, textNode } from "./markdown-nodes.ts";
import { singleParagraph } from "./single-paragraph.ts";

/** The further parts that an author wrote, each with its table. */
export function tableParts({ operationId, page }: OperationModel, problems: Problem[]): RootContent[] {
  return (page.tables ?? []).flatMap(({ title, lead = "", columns, rows }, index) => {
    const cell = (text: string, place: string): PhrasingContent[] =>
      singleParagraph({ operationId, field: `docs/tables/${index}/${place}`, text }, problems);
    return [
      heading(2, textNode(title)),
      ...readProse(lead),
      table([
        columns.map((text, column) => cell(text, `columns/${column}`)),
        ...rows.map((row, at) => row.map((text, column) => cell(text, `rows/${at}/${column}`))),
      ]),
    ];
  });
}

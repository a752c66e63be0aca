import type { PhrasingContent, RootContent } from "mdast";
import { readPhrase } from "../../../lib/markdown/prose.ts";
import type { ApiModel, LinkModel, OperationModel, ResponseModel } from "../../../model/model.ts";
import { previewSentence } from "../../../model/preview.ts";
import { pagePath, pageUrl } from "../sections.ts";
import { heading, inlineCode, listNode, paragraph, textNode } from "./markdown-nodes.ts";

/** What can follow a response: the operations that it links to, and what they take of request and response. */
export function linkPart(
  { links = {} }: ResponseModel,
  { section }: OperationModel,
  api: ApiModel,
): RootContent[] {
  const items = Object.values(links).map((link) => {
    const target = api.operations.find(({ operationId }) => operationId === link.operationId);
    const called: PhrasingContent = target
      ? { type: "link", url: pageUrl(pagePath(target), section.id), children: [textNode(target.title)] }
      : inlineCode(link.operationId ?? link.operationRef ?? "");
    const words = link.description ? [textNode(": "), ...readPhrase(link.description)] : [textNode(".")];
    const preview = link.visibility === "preview" ? [textNode(` ${previewSentence}`)] : [];
    return paragraph(called, ...takenBy(link), ...words, ...preview);
  });
  if (items.length === 0) return [];
  return [heading(3, textNode("What can follow")), listNode(items.map((item) => [item]))];
}

/** ` with order_id from $response.body#/id`. */
function takenBy({ parameters = {}, requestBody }: LinkModel): PhrasingContent[] {
  const taken: readonly (readonly [what: PhrasingContent, value: unknown])[] = [
    ...Object.entries(parameters).map(([name, value]) => [inlineCode(name), value] as const),
    ...(requestBody === undefined ? [] : [[textNode("the body"), requestBody] as const]),
  ];
  return taken.flatMap(([what, value], index) => [
    textNode(index === 0 ? " with " : ", "),
    what,
    textNode(" from "),
    inlineCode(typeof value === "string" ? value : JSON.stringify(value)),
  ]);
}

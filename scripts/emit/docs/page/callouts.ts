import type { RootContent } from "mdast";
import type { PagePlace } from "../../../contract/page.ts";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";
import { deprecationDates } from "../../../model/deprecation.ts";
import type { ApiModel, OperationModel } from "../../../model/model.ts";
import { previewSentence } from "../../../model/preview.ts";
import { pagedOperations, pagePath, pageUrl } from "../sections.ts";
import { element, paragraph, textNode } from "./markdown-nodes.ts";
import { tableParts } from "./tables.ts";

/** What the operation's author put at a place: further parts, then remarks. */
export function placedParts(operation: OperationModel, at: PagePlace, problems: Problem[]): RootContent[] {
  return [
    ...tableParts(operation, at, problems),
    ...operation.page.callouts
      .filter(({ place = "lead" }) => place === at)
      .map(({ type, title, text: markdown }) =>
        element("Callout", { type, ...(title === undefined ? {} : { title }) }, readProse(markdown)),
      ),
  ];
}

/** The beginning of a page: its lead, whether the operation is a preview or deprecated, and the remarks around these. */
export function openingParts(operation: OperationModel, api: ApiModel, problems: Problem[]): RootContent[] {
  return [
    ...placedParts(operation, "top", problems),
    ...readProse(operation.page.lead),
    ...deprecationParts(api, operation),
    ...previewParts(operation),
    ...placedParts(operation, "lead", problems),
  ];
}

/** That the operation may change at any time. */
export function previewParts({ visibility }: OperationModel): RootContent[] {
  if (visibility !== "preview") return [];
  return [element("Callout", { type: "info", title: "Preview" }, [paragraph(textNode(previewSentence))])];
}

/** That the operation is deprecated, and what to use instead. */
export function deprecationParts(api: ApiModel, { section, deprecated }: OperationModel): RootContent[] {
  if (!deprecated) return [];
  const dates = deprecationDates(deprecated);
  const successor = pagedOperations(api).find(({ operationId }) => operationId === deprecated.successor);
  const sentence = `${["Deprecated", dates].filter(Boolean).join(deprecated.since ? " " : "; ")}.`;
  const instead = successor && {
    type: "link" as const,
    url: pageUrl(pagePath(successor), section.id),
    children: [textNode(successor.title)],
  };
  return [
    element("Callout", { type: "warn", title: "Deprecated" }, [
      paragraph(
        textNode(instead ? `${sentence} Use ` : sentence),
        ...(instead ? [instead, textNode(" instead.")] : []),
      ),
    ]),
  ];
}

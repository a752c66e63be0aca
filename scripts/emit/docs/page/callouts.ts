import type { RootContent } from "mdast";
import type { Contract, ResolvedOperation } from "../../../contract/contract.ts";
import { readProse } from "../../../lib/markdown/prose.ts";
import { element, paragraph, text } from "./nodes.ts";

/** The operation's remarks; first of all, that it will go. */
export function calloutParts(contract: Contract, operation: ResolvedOperation): RootContent[] {
  const { callouts = [] } = operation;
  return [
    ...deprecation(contract, operation),
    ...callouts.map(({ type, title, text: markdown }) =>
      element("Callout", { type, ...(title === undefined ? {} : { title }) }, readProse(markdown)),
    ),
  ];
}

function deprecation({ operations }: Contract, { section, deprecated }: ResolvedOperation): RootContent[] {
  if (!deprecated) return [];
  const { since, sunset } = deprecated;
  const successor = operations.find(({ operationId }) => operationId === deprecated.successor);
  const sentence = `Deprecated since ${since}${sunset ? `; it may be gone from ${sunset} on` : ""}.`;
  const instead = successor && {
    type: "link" as const,
    url:
      successor.section.id === section.id
        ? `./${successor.page}`
        : `../${successor.section.id}/${successor.page}`,
    children: [text(successor.title)],
  };
  return [
    element("Callout", { type: "warn", title: "Deprecated" }, [
      paragraph(
        text(instead ? `${sentence} Use ` : sentence),
        ...(instead ? [instead, text(" instead.")] : []),
      ),
    ]),
  ];
}

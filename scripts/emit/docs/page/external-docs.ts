import type { RootContent } from "mdast";
import { withoutDot } from "../../../lib/quoted-text.ts";
import type { OperationModel } from "../../../model/model.ts";
import { paragraph, textNode } from "./markdown-nodes.ts";

/** A link to the operation's external documentation. */
export function externalDocsParts({ externalDocs }: OperationModel): RootContent[] {
  if (!externalDocs) return [];
  const { url, description = url } = externalDocs;
  return [
    paragraph(
      textNode("See also "),
      { type: "link", url, children: [textNode(withoutDot(description))] },
      textNode("."),
    ),
  ];
}

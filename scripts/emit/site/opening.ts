import type { RootContent } from "mdast";
import { readProse } from "../../lib/markdown/prose.ts";
import { writtenBlocks } from "../../lib/markdown/write.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { describedScheme } from "../credential-words.ts";
import { docsPages } from "../docs/emit.ts";
import { heading, listNode, paragraph, textNode } from "../docs/page/markdown-nodes.ts";
import { pagePath } from "../docs/sections.ts";
import { samplesOf } from "../samples/index.ts";
import type { Source } from "../source.ts";
import { htmlPath } from "./html-path.ts";

/**
 * What the reference begins with, as Markdown: the API's description, how to authenticate, a first call, and the pages
 * that people wrote. A part that the description has under the same heading is left out.
 */
export function openingText(source: Source): string {
  const { description } = source.model.info;
  const parts = [
    { title: "Authentication", content: authentication(source.model) },
    { title: "A first call", content: firstCall(source) },
    { title: "Guides", content: guides(source) },
  ];
  const further = parts
    .filter(({ title, content }) => content.length > 0 && !hasHeading(description, title))
    .flatMap(({ title, content }) => [heading(2, textNode(title)), ...content]);
  return `${description}\n\n${writtenBlocks(further)}`;
}

function hasHeading(markdown: string, title: string): boolean {
  return new RegExp(`^#+ +${title} *$`, "im").test(markdown);
}

/** The credentials that operations take, and where samples find them. */
function authentication({ operations, components }: ApiModel): RootContent[] {
  const used = new Set(operations.flatMap(({ security }) => security.flatMap(Object.keys)));
  const schemes = Object.entries(components.securitySchemes).filter(([name]) => used.has(name));
  if (schemes.length === 0)
    return operations.length > 0 ? [paragraph(textNode("No credential is needed."))] : [];
  const items = schemes.map(([name, scheme]) => {
    const place = scheme.environment ? ` Samples find it in \`${scheme.environment}\`.` : "";
    return readProse(`${describedScheme(name, scheme)}${place}`);
  });
  return [listNode(items)];
}

/** The operation that is simplest to call, in the first language of the samples. */
function firstCall(source: Source): RootContent[] {
  const [operation] = source.model.operations.toSorted((one, other) => effortOf(one) - effortOf(other));
  const [sample] = operation ? samplesOf(operation, source) : [];
  if (!operation || !sample) return [];
  return [
    paragraph(linkTo(pagePath(operation), operation.title), textNode(":")),
    { type: "code", lang: sample.fence, value: sample.source },
  ];
}

/** What only reads and needs no id comes first, what is deprecated last. */
function effortOf({ method, parameters, requestBody, deprecated }: OperationModel): number {
  const needed = parameters.filter(({ required }) => required).length;
  return needed + (requestBody ? 100 : 0) + (method === "GET" ? 0 : 1000) + (deprecated ? 10_000 : 0);
}

function guides(source: Source): RootContent[] {
  const written = docsPages(source).filter((page) => page.written);
  return written.length === 0
    ? []
    : [listNode(written.map(({ path, title }) => [paragraph(linkTo(path, title))]))];
}

function linkTo(path: string, title: string) {
  return { type: "link" as const, url: htmlPath(path), children: [textNode(title)] };
}

import type { WrittenOrder } from "../../contract/written-pages.ts";
import { errorMessage } from "../../lib/error-message.ts";
import { isObject } from "../../lib/json.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import type { ApiModel } from "../../model/model.ts";
import { emitProblem } from "../problems.ts";
import type { Source } from "../source.ts";
import type { DocsPage } from "./page/page.ts";
import { operationsIn } from "./sections.ts";

/** A folder of the docs: a section, or the top with the id `""`. */
export interface DocsFolder {
  readonly id: string;
  readonly title: string;
  /** In their order. */
  readonly pages: readonly DocsPage[];
  /** What its `meta.json` holds. */
  readonly meta: Readonly<Record<string, unknown>>;
}

/** What folders are made from. */
export type FolderSource = Pick<Source, "model" | "pages" | "whole">;

/** Names that come first where no order is stated. */
const first = ["index", "overview"];

/**
 * The folders of the docs that have pages, in their order: the top, then the sections. An author's `meta.json` states
 * the order of a folder; without one, an overview comes first, then the operations, then the other pages by name.
 */
export function docsFolders(source: FolderSource, pages: readonly DocsPage[]): DocsFolder[] {
  const { model: api } = source;
  const problems: Problem[] = [];
  const sections = api.sections.flatMap((section): DocsFolder[] => {
    const own = pagesBelow(pages, section.id);
    const usual = inUsualOrder(
      own,
      operationsIn(api, section).map(({ page }) => page.name),
    );
    return own.length === 0 ? [] : [folder(source, section, usual, own, problems)];
  });
  const own = pagesBelow(pages, "");
  const names = [...inUsualOrder(own, []), ...sections.map(({ id }) => id)];
  const top =
    own.length === 0 ? [] : [folder(source, { id: "", title: api.info.title }, names, own, problems)];
  if (problems.length > 0) throw new ProblemError(problems);
  return [...top, ...inStatedOrder(sections, top[0])];
}

function pagesBelow(pages: readonly DocsPage[], id: string): DocsPage[] {
  return pages.filter(({ path }) => (id === "" ? !path.includes("/") : path.startsWith(`${id}/`)));
}

function nameOf({ path }: DocsPage): string {
  return path.slice(path.indexOf("/") + 1);
}

function inUsualOrder(pages: readonly DocsPage[], operations: readonly string[]): string[] {
  const written = pages.filter((page) => page.written).map(nameOf);
  const leading = first.filter((name) => written.includes(name));
  return [...leading, ...operations, ...written.filter((name) => !leading.includes(name)).sort()];
}

/** The sections as the order of the top names them; one that it leaves out comes last. */
function inStatedOrder(sections: readonly DocsFolder[], top: DocsFolder | undefined): DocsFolder[] {
  const order = (top?.meta["pages"] ?? []) as readonly string[];
  const rank = ({ id }: DocsFolder) => (order.includes(id) ? order.indexOf(id) : order.length);
  return sections.toSorted((a, b) => rank(a) - rank(b));
}

function folder(
  source: FolderSource,
  { id, title, description }: { readonly id: string; readonly title: string; readonly description?: string },
  usual: readonly string[],
  pages: readonly DocsPage[],
  problems: Problem[],
): DocsFolder {
  const stated = source.pages.orders.find((order) => order.folder === id);
  const meta = stated ? readMeta(stated, problems) : {};
  const entries = stated ? statedEntries(stated, meta, usual, source, problems) : usual;
  const rank = (page: DocsPage) => entries.indexOf(nameOf(page));
  return {
    id,
    title: typeof meta["title"] === "string" ? meta["title"] : title,
    pages: pages.toSorted((a, b) => rank(a) - rank(b)),
    meta: { title, ...(description === undefined ? {} : { description }), ...meta, pages: entries },
  };
}

function readMeta({ text, file }: WrittenOrder, problems: Problem[]): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
    problems.push(emitProblem("page-order:form", { reason: "it is not an object" }, { file }));
  } catch (error) {
    problems.push(emitProblem("page-order:form", { reason: errorMessage(error) }, { file }));
  }
  return {};
}

/** The entries that an order states, with `...` filled in; each page once, and separators and links as they are. */
function statedEntries(
  { folder: id, file }: WrittenOrder,
  { pages: stated = ["..."] }: Readonly<Record<string, unknown>>,
  usual: readonly string[],
  { model, whole, pages: { pages: written } }: FolderSource,
  problems: Problem[],
): readonly string[] {
  if (!Array.isArray(stated) || !stated.every((entry) => typeof entry === "string")) {
    problems.push(
      emitProblem("page-order:form", { reason: "its `pages` are not a list of names" }, { file }),
    );
    return usual;
  }
  const entries = stated as readonly string[];
  const isName = (entry: string) => !/^(?:---|\.\.\.$|(?:external:)?\[)/.test(entry);
  const hidden = hiddenNames(id, whole?.model ?? model, written);
  for (const name of entries.filter(isName).filter((entry) => !usual.includes(entry) && !hidden.has(entry)))
    problems.push(emitProblem("page-order:unknown", { name }, { file }));
  const left = usual.filter((name) => !entries.includes(name));
  if (left.length > 0 && !entries.includes("..."))
    problems.push(
      emitProblem("page-order:left-out", { names: left.map((name) => `\`${name}\``).join(", ") }, { file }),
    );
  return entries.flatMap((entry) =>
    entry === "..." ? left : isName(entry) && !usual.includes(entry) ? [] : [entry],
  );
}

/** Names that an order may have although the docs have no such page: those of internal pages. */
function hiddenNames(id: string, whole: ApiModel, written: readonly { folder: string; name: string }[]) {
  return new Set([
    ...whole.operations.filter(({ section }) => section.id === id).map(({ page }) => page.name),
    ...written.filter(({ folder }) => folder === id).map(({ name }) => name),
    ...(id === "" ? whole.sections.map((section) => section.id) : []),
  ]);
}

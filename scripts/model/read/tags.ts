import type { Json } from "../../lib/json.ts";
import { namesOfTexts } from "../../lib/name-of-text.ts";
import type { SectionModel, TagModel } from "../model.ts";
import { entriesIn, listIn, textIn } from "./members.ts";
import { externalDocsPart } from "./servers.ts";

/** The tags of a document: an operation's first one is its section. */
export interface TagsOfDocument {
  readonly sections: readonly SectionModel[];
  readonly others: readonly TagModel[];
  /** Returns the section with a title; the empty title is for operations without tags. */
  readonly sectionOf: (title: string) => SectionModel;
}

export function tagsOf(document: Json): TagsOfDocument {
  const declared = new Map(listIn(document, "tags").map((tag) => [textIn(tag, "name"), tag]));
  const lists = entriesIn(document, "paths")
    .flatMap(([, item]) => Object.values(item) as Json[])
    .map((operation) => titlesIn(operation));
  const first = new Set(lists.flatMap(([title]) => (title === undefined ? [] : [title])));
  const further = new Set(lists.flatMap(([, ...titles]) => titles));
  const titles = [...new Set([...declared.keys(), ...first])].filter(Boolean);
  const ids = namesOfTexts(titles);
  const tagOf = (title: string): TagModel => ({
    title,
    description: textIn(declared.get(title) ?? {}, "description"),
    ...externalDocsPart(declared.get(title) ?? {}),
  });
  const sections = new Map(
    titles
      .filter((title) => first.has(title) || !further.has(title))
      .map((title) => [title, { id: ids.get(title) ?? "", ...tagOf(title) }]),
  );
  return {
    sections: [...sections.values()],
    others: titles.filter((title) => !sections.has(title)).map(tagOf),
    sectionOf: (title) => sections.get(title) ?? { id: "", ...tagOf(title) },
  };
}

/** The tags of an operation. */
export function titlesIn(operation: Json): string[] {
  const tags = operation["tags"];
  return Array.isArray(tags) ? tags.filter((title) => typeof title === "string") : [];
}

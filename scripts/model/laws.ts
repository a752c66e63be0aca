import type { LawsModel } from "./vocabulary.ts";

/** What the law `unique` means to callers: a Markdown sentence for each field. */
export function uniqueSentences({ unique = [], resource }: Pick<LawsModel, "unique" | "resource">): string[] {
  return unique.map(
    (field) => `\`${field}\` is unique: a value that another ${resource} has is refused with 409.`,
  );
}

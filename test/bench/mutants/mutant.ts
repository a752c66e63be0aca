import type { Edit } from "./operators.ts";

/** A mistake to plant in a module of the toolchain. */
export interface Mutant {
  readonly path: string;
  readonly edit: Edit;
}

/** Where a mutant stands and what it changes, on one line. */
export function described({ path, edit }: Mutant, text: string): string {
  const line = text.slice(0, edit.start).split("\n").length;
  const short = (part: string) => {
    const words = part.replaceAll(/\s+/g, " ");
    return words.length > 70 ? `${words.slice(0, 67)}…` : words;
  };
  return `${path}:${line}: ${short(text.slice(edit.start, edit.end))} → ${short(edit.text)}`;
}

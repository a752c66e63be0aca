import { bash } from "./bash.ts";
import { go } from "./go.ts";
import type { SampleLanguage } from "./language.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { typescript } from "./typescript.ts";

/** The languages of the samples, in the order of the docs. */
export const languages: readonly SampleLanguage[] = [bash, typescript, ruby, python, go];

/** Which languages samples are in, and how they are laid out, by their `lang`. */
export interface SampleChoice {
  /** In this order; all if absent. */
  readonly languages?: readonly string[];
  /** Those whose samples break only lines that are too wide, besides the ones that a page names. */
  readonly compact?: readonly string[];
}

/** The chosen languages. */
export function chosenLanguages({ languages: names }: SampleChoice = {}): readonly SampleLanguage[] {
  return names?.flatMap((name) => languages.find(({ lang }) => lang === name) ?? []) ?? languages;
}

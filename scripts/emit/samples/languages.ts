import { bash } from "./bash.ts";
import { go } from "./go.ts";
import type { SampleLanguage } from "./language.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { typescript } from "./typescript.ts";

/** The languages of the samples, in the order of the docs. */
export const languages: readonly SampleLanguage[] = [bash, typescript, ruby, python, go];

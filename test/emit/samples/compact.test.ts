import { expect, it } from "vitest";
import { documentWithSamples } from "../../../scripts/emit/samples/document.ts";
import { chosenLanguages } from "../../../scripts/emit/samples/languages.ts";
import { sources } from "../docs/sources.ts";

const source = sources["kitchen sink"];

/** The samples of a contract by language, those of some languages compact. */
function samplesWith(compact: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const { paths = {} } = documentWithSamples({ ...source, samples: { compact } });
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item ?? {})))
    for (const { lang, source: text } of (operation["x-codeSamples"] ?? []) as {
      lang: string;
      source: string;
    }[])
      found.set(lang, [...(found.get(lang) ?? []), text]);
  return found;
}

const lines = (texts: readonly string[] = []) => texts.join("\n").split("\n").length;
const bare = (texts: readonly string[] = []) => texts.join("").replaceAll(/[\s,\\]/g, "");

it.each(chosenLanguages(undefined).map(({ lang }) => lang))(
  "compact samples in %s have fewer lines, or as many, and say the same; the others stay",
  (lang) => {
    const [usual, compact] = [samplesWith([]), samplesWith([lang])];
    expect(lines(usual.get(lang))).toBeGreaterThan(0);
    // Ruby's break only what is too wide anyway.
    if (lang === "ruby") expect(compact.get(lang)).toEqual(usual.get(lang));
    else expect(lines(compact.get(lang))).toBeLessThan(lines(usual.get(lang)));
    expect(bare(compact.get(lang))).toBe(bare(usual.get(lang)));
    for (const [other, texts] of usual) if (other !== lang) expect(compact.get(other)).toEqual(texts);
  },
);

import { expect } from "vitest";
import { type ApiName, apiNames, places } from "./apis.ts";
import { generated, type Texts } from "./generated.ts";
import { shapeOf } from "./shapes.ts";

type Files = ReadonlyMap<string, string>;

/** The places that take any text, with this one in each, on one line where no more is taken. */
export function everywhere(text: string): Texts {
  return Object.fromEntries(
    places.filter((place) => !place.startsWith("name:")).map((place) => [place, textFor(place, text)]),
  );
}

function textFor(place: string, text: string): string {
  // Neither empty, nor another block, nor an anchor.
  const line = text.replace(/[\s\u2028\u2029]+/gu, " ").trim();
  if (place.startsWith("line:")) return `${line} x`;
  if (place.startsWith("phrase:")) return `x ${line}`;
  // Values of a set, and tags, differ.
  return /^(unique|value):/.test(place) ? `${text} ${place}` : text;
}

const harmless = new Map<ApiName, Promise<Files>>();

/**
 * Holds that what is generated is made as it is with harmless texts, or with the ones given: of the same
 * files, and each of the same.
 */
export async function expectSameShape(texts: Texts, against?: Texts): Promise<void> {
  for (const name of apiNames) await expectSameShapeOf(name, texts, against);
}

async function expectSameShapeOf(name: ApiName, texts: Texts, against?: Texts): Promise<void> {
  const before = against ? undefined : harmless.get(name);
  const reference = before ?? generated(against ?? {}, name);
  if (!against) harmless.set(name, reference);
  const [wanted, given] = [await reference, await generated(texts, name)];
  expect(pathsOf(given)).toEqual(pathsOf(wanted));
  for (const [path, content] of given) {
    const shape = shapeOf(path, content);
    const same = wanted.get(path);
    // Holds the spec itself, in which the texts are values.
    if (same !== undefined && path !== "server/contract.js")
      expect([path, shape]).toEqual([path, shapeOf(path, same)]);
  }
}

/** Of an example whose name is made of a text, only its folder and status. */
function pathsOf(files: Files): string[] {
  return [...files.keys()]
    .map((path) =>
      path
        .replace(/^(examples\/\w+\/[45]\d\d)\.[a-z0-9-]{1,80}\.json$/, "$1")
        .replace(/request\.(?!second)[a-z0-9-]{1,80}\.json$/, "request"),
    )
    .sort();
}

import { expect, test } from "vitest";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { samplesOf } from "../../../scripts/emit/samples/index.ts";
import { publishedStyle, type SampleStyle } from "../../../scripts/emit/samples/style.ts";
import quay from "../../fixtures/quay/index.ts";
import relay from "../../fixtures/relay/index.ts";
import { operationOf } from "../samples/trial.ts";
import { publishedLanguages, sourceOfApi, sources } from "./sources.ts";

const pages = [
  ...[...(await emitDocs(sources.harbor))].map(([path, text]) => [`harbor/expected/${path}`, text] as const),
  ...[...(await emitDocs(sourceOfApi(quay, publishedLanguages)))].map(
    ([path, text]) => [`quay/expected/${path}`, text] as const,
  ),
  ...[...(await emitDocs(sourceOfApi(relay, publishedLanguages)))].map(
    ([path, text]) => [`relay/expected/${path}`, text] as const,
  ),
];

test.each(pages.filter(([path]) => path.endsWith(".mdx")))("%s", async (path, text) => {
  await expect(text).toMatchFileSnapshot(`../../fixtures/${path}`);
});

const booking = operationOf(sources.harbor, "createBooking");

/** A change of the style, and what the sample of a language has then. */
const styles: readonly (readonly [label: string, style: Partial<SampleStyle>, text: string])[] = [
  ["bash", { bash: { width: 120, unit: "  " } }, `-d '{ "boat": "bo_1", "nights": 3,`],
  [
    "TypeScript",
    { typescript: { ...publishedStyle.typescript, width: 100, breaksFrom: 4 } },
    `const booking = (await res.json()) as { id: string; state: string; held_until: string };`,
  ],
  [
    "Ruby",
    { ruby: { ...publishedStyle.ruby, trailing: "" } },
    `req.body = {\n  boat: "bo_1",\n  nights: 3,\n  wishes: ["quiet", "water"]\n}.to_json`,
  ],
  ["Python", { python: { width: 88, unit: "  " } }, `  json={"boat": "bo_1", "nights": 3,`],
  ["Go", { go: { ...publishedStyle.go, requestWidth: 200 } }, `http.NewRequest("POST", "https://api.`],
];

test.each(styles)("another style of %s", (label, style, text) => {
  const samples = samplesOf(booking, sources.harbor, { style: { ...publishedStyle, ...style } });
  expect(samples.find((sample) => sample.label === label)?.source).toContain(text);
  const published = samplesOf(booking, sources.harbor);
  expect(published.find((sample) => sample.label === label)?.source).not.toContain(text);
  const others = (list: typeof samples) => list.filter((sample) => sample.label !== label);
  expect(others(samples)).toEqual(others(published));
});

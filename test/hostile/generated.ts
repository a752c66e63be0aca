import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadContract } from "../../scripts/contract/load.ts";
import { documentWithSamples } from "../../scripts/emit/samples/document.ts";
import type { Source } from "../../scripts/emit/source.ts";
import { sourceOf } from "../../scripts/emit/source.ts";
import type { Problem } from "../../scripts/lib/problem.ts";
import { emitters } from "../../scripts/pipeline.ts";
import { proveDocument } from "../../scripts/prove/document/prove.ts";
import { lintDocument } from "../../scripts/prove/lint/lint.ts";
import { seed } from "../seed.ts";

export type Texts = Readonly<Record<string, string>>;

/** Runs some work on a spec in a file of its own, in which these places hold these texts. */
export async function withSpec<Result>(
  texts: Texts,
  work: (spec: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "hostile-"));
  try {
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    const spec = join(folder, "spec.ts");
    await writeFile(
      spec,
      `import { hostileApi } from ${JSON.stringify(resolve("test/hostile/api.ts"))};
const texts = new Map(Object.entries(${JSON.stringify(texts)}));
export default hostileApi((place, harmless) => texts.get(place) ?? harmless);
`,
    );
    return await work(spec);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything that is generated from the API with these texts. */
export function generated(texts: Texts): Promise<ReadonlyMap<string, string>> {
  return withSource(texts, async (source) => {
    const files = new Map<string, string>();
    for (const [, emit] of emitters) for (const [path, text] of await emit(source)) files.set(path, text);
    return files;
  });
}

/** What the proof says of the API's document with these texts. */
export function proved(texts: Texts): Promise<readonly Problem[]> {
  return withSource(
    texts,
    async (source) => proveDocument(source, source.document, { runs: 20, seed }).problems,
  );
}

/** Runs some work on what emitters are given of the API. */
export function withSource<Result>(texts: Texts, work: (source: Source) => Promise<Result>): Promise<Result> {
  return withSpec(texts, async (spec) => {
    const { contract, specPath } = await loadContract(spec);
    const plain = sourceOf(contract, specPath);
    return work({ ...plain, document: documentWithSamples(plain) });
  });
}

/** What the lint says of the API's document with these texts. */
export function linted(texts: Texts): Promise<readonly Problem[]> {
  return withSource(texts, ({ document, model }) => lintDocument(document, model));
}

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
import type { ApiName } from "./apis.ts";

export type Texts = Readonly<Record<string, string>>;

/** Runs some work on a spec in a file of its own, in which these places hold these texts. */
export async function withSpec<Result>(
  texts: Texts,
  name: ApiName,
  work: (spec: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "hostile-"));
  try {
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    const spec = join(folder, "spec.ts");
    await writeFile(
      spec,
      `import { hostileApis } from ${JSON.stringify(resolve("test/hostile/apis.ts"))};
const texts = new Map(Object.entries(${JSON.stringify(texts)}));
export default hostileApis.${name}((place, harmless) => texts.get(place) ?? harmless);
`,
    );
    return await work(spec);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything that is generated from an API with these texts. */
export function generated(texts: Texts, name: ApiName): Promise<ReadonlyMap<string, string>> {
  return withSource(
    texts,
    async (source) => {
      const files = new Map<string, string>();
      for (const [, emit] of emitters) for (const [path, text] of await emit(source)) files.set(path, text);
      return files;
    },
    name,
  );
}

/** What the proof says of an API's document with these texts. */
export function proved(texts: Texts, name: ApiName): Promise<readonly Problem[]> {
  return withSource(
    texts,
    async (source) => proveDocument(source, source.document, { runs: 20, seed }).problems,
    name,
  );
}

/** Runs some work on what emitters are given of the API. */
export function withSource<Result>(
  texts: Texts,
  work: (source: Source) => Promise<Result>,
  name: ApiName = "hostileApi",
): Promise<Result> {
  return withSpec(texts, name, async (spec) => {
    const { contract, specPath } = await loadContract(spec);
    const plain = sourceOf(contract, specPath);
    return work({ ...plain, document: documentWithSamples(plain) });
  });
}

/** What the lint says of an API's document with these texts. */
export function linted(texts: Texts, name: ApiName): Promise<readonly Problem[]> {
  return withSource(texts, ({ document, model }) => lintDocument(document, model), name);
}

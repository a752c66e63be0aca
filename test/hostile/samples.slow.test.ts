import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { samplesOf } from "../../scripts/emit/samples/index.ts";
import { everywhere } from "./compare.ts";
import { withSource } from "./generated.ts";
import { hostileTexts } from "./texts.ts";

/** What reads a program of each language without running it; the files are its arguments. */
const readers: Readonly<Record<string, { readonly extension: string; readonly command: string }>> = {
  bash: { extension: "sh", command: 'for f; do bash -n "$f" || exit 1; done' },
  ruby: { extension: "rb", command: 'for f; do ruby -c "$f" > /dev/null || exit 1; done' },
  python: { extension: "py", command: 'python3 -m py_compile "$@"' },
  go: { extension: "go", command: 'test -z "$(gofmt -e -l "$@")"' },
};

let folder = "";
const files: Record<string, string[]> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "samples-"));
  for (const [index, text] of [...hostileTexts, hostileTexts.join("\n")].entries())
    for (const [name, { extension }] of Object.entries(readers))
      for (const [place, program] of (await programs(text)).filter(([fence]) => fence === name).entries()) {
        const file = join(folder, `${name}-${index}-${place}.${extension}`);
        await writeFile(file, `${program[1]}\n`);
        files[name] = [...(files[name] ?? []), file];
      }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const made = new Map<string, Promise<(readonly [fence: string, program: string])[]>>();

/** The programs of the API with this text everywhere. */
function programs(text: string) {
  const known =
    made.get(text) ??
    withSource(everywhere(text), async (source) =>
      source.model.operations
        .flatMap((operation) => samplesOf(operation, source))
        .map(({ fence, source: program }) => [fence, program] as const),
    );
  made.set(text, known);
  return known;
}

// gofmt also says where it would lay a program out otherwise: then it reads another one than was meant.
it.each(Object.keys(readers))(
  "programs in %s are read as they are written, whatever the texts",
  async (name) => {
    const of = files[name] ?? [];
    expect(of.length).toBeGreaterThan(hostileTexts.length);
    const said = await new Promise<string>((resolve) =>
      execFile("bash", ["-c", readers[name]?.command ?? "", "bash", ...of], (error, stdout, stderr) =>
        resolve(error ? `${error.message}${stdout}${stderr}` : ""),
      ),
    );
    expect(said).toBe("");
  },
);

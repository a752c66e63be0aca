import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { Json } from "../../scripts/lib/json.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import { parsed } from "../../scripts/model/read/parse.ts";

/** Documents of public APIs, which stand beside the repository where they are at hand. */
const corpus = "../shared/openapi-corpus";
const names = existsSync(corpus)
  ? (await readdir(corpus)).filter((name) => /\.(json|ya?ml)$/.test(name)).sort()
  : [];

it("has documents to read", () => {
  if (names.length === 0) process.stdout.write(`no documents in ${corpus}: nothing of them was read\n`);
  else expect(names).toHaveLength(8);
});

describe.each(names)("the document %s", (name) => {
  it("is the same model after it was written and read again", async () => {
    const read = modelOfDocument(parsed(await readFile(`${corpus}/${name}`, "utf8"), name) as Json);
    const again = modelOfDocument(JSON.parse(JSON.stringify(documentOf(read))) as Json);
    expect(read.operations.length).toBeGreaterThan(0);
    for (const [index, operation] of read.operations.entries())
      expect(again.operations[index], `${operation.method} ${operation.path}`).toEqual(operation);
    // Compared as a whole without a report, which would be as long as the document.
    expect(isDeepStrictEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(read)))).toBe(true);
  });
});

import { expect, test } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import depths from "../fixtures/depths/index.ts";
import { sourceOfApi } from "./docs/sources.ts";

const source = sourceOfApi(depths);
const files = new Map([...(await emitDocs(source)), ...(await emitClient(source))]);

test.each([...files.keys()].filter((path) => /\.mdx$|api\.md$/.test(path)))("%s", async (path) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../fixtures/depths/expected/${path}`);
});

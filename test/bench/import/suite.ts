import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { importModel } from "../../../scripts/import/import.ts";
import { proveImport } from "../../../scripts/import/proof/prove.ts";
import type { Json } from "../../../scripts/lib/json.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../../scripts/model/from-document.ts";
import { type Group, readSuite } from "../diff/suite.ts";
import { documentOf, isUsable, judgeFor } from "../schema-suite/body.ts";
import { suiteFolder } from "../schema-suite/folder.ts";

/**
 * Imports the schemas of the JSON Schema Test Suite as bodies of one document, and judges the suite's instances by the Zod
 * schemas: each as the suite says, or what is left out of its schema is told. Ends with exit code 1 where neither holds.
 */
export async function judgeSuite(print: (line: string) => void): Promise<void> {
  const files = await readSuite(suiteFolder);
  if (!files) {
    print(
      `\`${suiteFolder}\` is absent, so no schema of it is imported; \`SCHEMA_SUITE\` names another folder.`,
    );
    return;
  }
  const groups = [...files].flatMap(([file, own]) => own.filter(isUsable).map((group) => ({ file, group })));
  const folder = await mkdtemp(resolve(".tmp-bench-import-"));
  try {
    const document = bodiesOf(groups.map(({ group }) => group));
    const model = modelOfDocument(document);
    const out = join(folder, "spec");
    const imported = await importModel(model, { out, force: false, isComplete: false, progress: () => {} });
    const made = modelOfContract(resolveContract(imported.api));
    const { notes } = await proveImport(
      { document, model, made, ids: imported.spec.components },
      imported.notes,
    );
    const told = notes.filter(({ fate }) => fate === "left out" || fate === "not judged");
    const counts = { alike: 0, told: 0, wrong: 0 };
    for (const [index, { file, group }] of groups.entries()) {
      const operation = made.model.operations.find(({ path }) => path === pathOf(index));
      const payload = operation?.requestBody?.content[0];
      const schema = payload && made.zod.of(payload);
      const different = group.tests.filter(
        ({ data, valid }) => judgeFor(group)(data) === valid && schema?.safeParse(data).success !== valid,
      );
      const isTold = told.some(({ place }) => isAbout(place, index));
      if (different.length === 0) counts.alike++;
      else if (isTold) counts.told++;
      else {
        counts.wrong++;
        print(`  ✗ ${file}: ${group.description}: ${different[0]?.description}`);
        process.exitCode = 1;
      }
    }
    const { alike, told: reasoned, wrong } = counts;
    print(
      `JSON Schema Test Suite: of ${groups.length} schemas as bodies, ${alike} judge every instance as the suite says, ${reasoned} are left out with their reason, ${wrong} neither`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pathOf(index: number): string {
  return `/s${index}`;
}

/** Whether a note's place is within the operation, or the component, of a schema. */
function isAbout(place: string, index: number): boolean {
  const [operation, pointer] = [`POST ${pathOf(index)}`, `#/components/schemas/Body${index}`];
  return [operation, pointer, `#/paths/~1s${index}`].some(
    (start) => place === start || place.startsWith(`${start} `) || place.startsWith(`${start}/`),
  );
}

/** One document with each schema as the body of a request. */
function bodiesOf(groups: readonly Group[]): Json {
  const parts = groups.map(({ schema }, index) => {
    const text = JSON.stringify(documentOf(schema)).replaceAll(
      "#/components/schemas/Body",
      `#/components/schemas/Body${index}`,
    );
    return JSON.parse(text) as {
      readonly paths: { readonly "/a": Json };
      readonly components: { readonly schemas: { readonly Body: unknown } };
    };
  });
  return {
    openapi: "3.1.0",
    info: { title: "Suite", version: "1.0.0" },
    paths: Object.fromEntries(parts.map(({ paths }, index) => [pathOf(index), paths["/a"]])),
    components: {
      schemas: Object.fromEntries(
        parts.map(({ components }, index) => [`Body${index}`, components.schemas.Body]),
      ),
    },
  };
}

import { readSuite } from "./diff/suite.ts";
import { type Files, isUsable } from "./schema-suite/body.ts";
import { suiteFolder } from "./schema-suite/folder.ts";
import { judgeInstances } from "./schema-suite/instances.ts";
import { judgePairs } from "./schema-suite/pairs.ts";

/**
 * Takes the schemas of each file of the JSON Schema Test Suite in pairs, as the body of a request
 * before and after, and prints those breaks that are not told; then each instance that the document's
 * judge takes for what it is not, or that document, client and server do not judge alike. Ends with
 * exit code 1 where there is one.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const files = await readSuite(suiteFolder);
  if (!files) {
    print(`\`${suiteFolder}\` is absent, so nothing is judged; \`SCHEMA_SUITE\` names another folder.`);
    return;
  }
  const usable: Files = new Map([...files].map(([file, groups]) => [file, groups.filter(isUsable)]));
  const left = [...files.values()].flat().length - [...usable.values()].flat().length;
  print(`${left} schemas are left out: they refer to other documents`);
  await judgePairs(usable, print);
  judgeInstances(usable, print);
}

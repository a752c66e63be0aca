import { loadContract } from "../../scripts/contract/load.ts";
import { sizeBudgets, typeBudgets } from "./client/budgets.ts";
import { installClient, type MadeClient, makeClient } from "./client/client.ts";
import { type Contestants, contestantsOf } from "./client/contestants.ts";
import { withFolder } from "./client/folder.ts";
import { grown } from "./client/grown.ts";
import { overhead } from "./client/overhead.ts";
import { bundleBytes, sizesOf } from "./client/size.ts";
import { byPath, ours } from "./client/styles.ts";
import { costOfCall, versions } from "./client/type-cost.ts";

type Print = (line: string) => void;

/** How many operations the large contract has. */
const many = 1000;

/**
 * Prints what the client costs beside its budgets: bytes of a bundle, type-checking per call, and time
 * per call, each next to other clients of the same document in the same run.
 */
export async function bench(print: Print, rounds = 9): Promise<void> {
  const { contract } = await loadContract("spec/index.ts");
  await withFolder(async (folder) => {
    const single = await makeClient(contract, folder);
    const [call] = single.calls;
    if (!call) throw new Error("no operation of the spec has examples for all that a call needs");
    const contestants = await contestantsOf(call, single);
    await withFolder(async (folder) => {
      const large = await makeClient(grown(contract, many), folder);
      await printSizes(print, single, large, contestants);
      await printTypeCosts(print, large);
    });
    const times = await overhead(contestants, call.answer, folder, rounds);
    const [bare = Number.NaN] = times.values();
    print("\nTime of a call to a stub of `fetch`                                µs over bare  × bare");
    for (const [name, time] of times)
      print(
        `${row(name, time, 1)}${(time - bare).toFixed(1).padStart(10)}${(time / bare).toFixed(2).padStart(8)}`,
      );
  });
}

async function printSizes(
  print: Print,
  single: MadeClient,
  large: MadeClient,
  contestants: Contestants,
): Promise<void> {
  print("Bytes of a bundle (esbuild, minified, gzip -9)                 bytes  budget");
  for (const [entry, what] of [
    ["index", "checked"],
    ["unchecked", "unchecked"],
  ] as const) {
    const { one, oneOfMany, further } = await sizesOf(entry, single, large);
    print(row(`one operation, ${what}`, one, 0, sizeBudgets[entry]));
    print(row(`one operation of ${many}, ${what}`, oneOfMany, 0, sizeBudgets[entry]));
    print(row(`each further operation, ${what}`, further, 0, sizeBudgets.further));
  }
  print("\nA program with one call, the same way                          bytes");
  for (const [name, text] of Object.entries(contestants))
    print(row(name, await bundleBytes(text, single.folder)));
}

async function printTypeCosts(print: Print, large: MadeClient): Promise<void> {
  const packageName = await installClient(large);
  print(`\nType-checking of each further call, on ${many} operations           ms  budget  instantiations`);
  for (const version of versions)
    for (const style of [ours, byPath]) {
      const { milliseconds, instantiations } = await costOfCall(version, style, large, packageName, 2);
      const budget = style === ours ? typeBudgets[version] : undefined;
      print(
        `${row(`TypeScript ${version}, ${style.name}`, milliseconds, 2, budget)}${instantiations.toFixed(0).padStart(16)}`,
      );
    }
}

function row(name: string, value: number, digits = 0, budget?: number): string {
  return `${name.padEnd(60)}${value.toFixed(digits).padStart(8)}${String(budget ?? "").padStart(8)}`;
}

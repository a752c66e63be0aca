import { loadContract } from "../contract/load.ts";
import { installClient, makeClient } from "./client/client.ts";
import { contestantsOf } from "./client/contestants.ts";
import { withFolder } from "./client/folder.ts";
import { grown } from "./client/grown.ts";
import { overhead } from "./client/overhead.ts";
import { bundleBytes, clientBytes } from "./client/size.ts";
import { byPath, ours } from "./client/styles.ts";
import { costOfCall, versions } from "./client/type-cost.ts";

/** How many operations the large contract has. */
const many = 1000;

/** Bytes; milliseconds of TypeScript. */
export const budgets = { checked: 8000, unchecked: 4000, further: 500, "5.9": 3, "7": 0.5 } as const;

/**
 * Prints what the client costs beside its budgets: bytes of a bundle, type-checking per call, and time
 * per call, each next to other clients of the same document in the same run.
 */
export async function bench(print: (line: string) => void, rounds = 9): Promise<void> {
  const { contract } = await loadContract("spec/index.ts");
  await withFolder(async (folder) => {
    const { calls, document } = await makeClient(contract, folder);
    const [call] = calls;
    if (!call) throw new Error("no operation of the spec has examples for all that a call needs");
    const one = {
      index: await clientBytes([call], "index", folder),
      unchecked: await clientBytes([call], "unchecked", folder),
    };
    const contestants = await contestantsOf(call, document, folder);

    print("Bytes of a bundle (esbuild, minified, gzip -9)                        budget");
    print(row("one operation, checked", one.index, 0, budgets.checked));
    print(row("one operation, unchecked", one.unchecked, 0, budgets.unchecked));
    await withFolder(async (large) => {
      const made = await makeClient(grown(contract, many), large);
      for (const entry of ["index", "unchecked"] as const) {
        const what = entry === "index" ? "checked" : "unchecked";
        const all = await clientBytes(made.calls, entry, large);
        const alone = await clientBytes(made.calls.slice(0, 1), entry, large);
        print(row(`one of ${many} operations, ${what}: more than one of one`, alone - one[entry], 0, 0));
        print(
          row(
            `each further of ${many} operations, ${what}`,
            (all - alone) / (made.calls.length - 1),
            0,
            budgets.further,
          ),
        );
      }
      print("");
      print("A whole program with one call");
      for (const [name, text] of Object.entries(contestants))
        print(row(name, await bundleBytes(text, folder)));

      print("");
      print(
        `Type-checking of each further call, of ${many} operations              ms  budget  instantiations`,
      );
      const packageName = await installClient(made, large);
      for (const version of versions)
        for (const style of [ours, byPath]) {
          const program = { calls: made.calls, packageName, folder: large, rounds: 2 };
          const { milliseconds, instantiations } = await costOfCall(version, style, program);
          const budget = style === ours ? budgets[version] : undefined;
          print(
            `${row(`TypeScript ${version}, ${style.name}`, milliseconds, 2, budget)}${instantiations.toFixed(0).padStart(16)}`,
          );
        }
    });

    print("");
    print("Time of a call to a stub of `fetch`                             µs  over bare  × bare");
    const times = await overhead(contestants, call.answer, folder, rounds);
    const [bare = Number.NaN] = times.values();
    for (const [name, time] of times)
      print(
        `${row(name, time, 1)}${(time - bare).toFixed(1).padStart(10)}${(time / bare).toFixed(2).padStart(8)}`,
      );
  });
}

function row(name: string, value: number, digits = 0, budget?: number): string {
  return `${name.padEnd(60)}${value.toFixed(digits).padStart(8)}${String(budget ?? "").padStart(8)}`;
}

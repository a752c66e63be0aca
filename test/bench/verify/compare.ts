import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContract } from "../../../scripts/contract/load.ts";
import { clean, type Defect, defects, lenient } from "../../defects/index.ts";
import { switchboard } from "../../defects/switchboard.ts";
import { type Complaints, type Contender, NotInstalled, subjectField } from "./contender.ts";
import { dredd } from "./contenders/dredd.ts";
import { prism } from "./contenders/prism.ts";
import { respect } from "./contenders/respect.ts";

/** What a tool found on the same servers, and how long it took. */
export interface Comparison {
  readonly name: string;
  /** Absent where the tool is not to be had on this machine. */
  readonly result?: {
    readonly found: ReadonlySet<Defect>;
    /** Servers that keep their contract, with which it finds fault all the same. */
    readonly alarms: number;
    readonly seconds: number;
  };
}

const contenders: readonly (readonly [name: string, contender: Contender])[] = [
  ["Redocly Respect, generated Arazzo", respect],
  ["Prism proxy, the defects' own probes", prism],
  ["Dredd, the documented examples", dredd],
];

/** Runs the other tools, one after the other, on all servers that the check was measured on. */
export async function compare(): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const [name, contender] of contenders) comparisons.push(await comparisonOf(name, contender));
  return comparisons;
}

async function comparisonOf(name: string, contender: Contender): Promise<Comparison> {
  const start = performance.now();
  const found = new Set<Defect>();
  let alarms = 0;
  try {
    for (const subject of clean) {
      const correct = [subject, ...lenient.filter(({ spec }) => spec === subject.spec)];
      const planted = defects.filter(({ spec }) => spec === subject.spec);
      const complaints = await complaintsOf(contender, subject.spec, [...correct, ...planted]);
      const own = (number: number) => complaints.get(number) ?? new Set();
      alarms += correct.filter((_, number) => own(number).size > 0).length;
      // What is said of the correct server as well is not the defect.
      const known = own(0);
      planted.forEach((defect, index) => {
        if ([...own(correct.length + index)].some((words) => !known.has(words))) found.add(defect);
      });
    }
  } catch (error) {
    if (error instanceof NotInstalled) return { name };
    throw error;
  }
  return { name, result: { found, alarms, seconds: (performance.now() - start) / 1000 } };
}

async function complaintsOf(
  contender: Contender,
  spec: string,
  subjects: Parameters<typeof switchboard>[0],
): Promise<Complaints> {
  const { contract } = await loadContract(spec);
  const { url, close } = await switchboard(subjects, subjectField);
  const folder = await mkdtemp(join(tmpdir(), "contender-"));
  try {
    const entries = subjects.map((subject, number) => ({ subject, number }));
    return await contender({ url, contract, entries, folder });
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}

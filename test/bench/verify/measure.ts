import { type LoadedContract, loadContract } from "../../../scripts/contract/load.ts";
import { type VerifyReport, verify } from "../../../scripts/verify/index.ts";
import { blindClean, blindDefects, blindLenient } from "../../defects/blind/index.ts";
import { singleHabits, wholeHabits } from "../../defects/habits/index.ts";
import { houseClean, houseDefects, houseHabits } from "../../defects/houses/set.ts";
import { clean, type Defect, defects, lenient, type Subject, type Subjects } from "../../defects/index.ts";
import { moreClean, moreDefects } from "../../defects/more.ts";

/** A server that keeps its contract, of which the check says that it breaks it, or has no verdict. */
export interface Alarm {
  readonly subject: Subject;
  readonly seed: number;
  /** Of each breach, or of what could not be checked. */
  readonly messages: readonly string[];
}

/** The levels of what was found about a defect that is not found about the correct server. */
export interface Found {
  readonly breach: boolean;
  readonly advice: boolean;
  readonly seed: number;
}

export interface Measured {
  readonly found: ReadonlyMap<Defect, Found>;
  readonly alarms: readonly Alarm[];
  /** How many runs there were on servers that keep their contract. */
  readonly correctRuns: number;
  /** One run on each correct server, while nothing else runs. */
  readonly clean: readonly { readonly subject: Subject; readonly report: VerifyReport }[];
}

/** Defects known while the check was made; those by two people who had not read it, with servers that keep their contract. */
export const sets = {
  planted: { clean, defects, lenient },
  blind: { clean: blindClean, defects: blindDefects, lenient: blindLenient },
  houses: { clean: houseClean, defects: houseDefects, lenient: [], byTurns: houseHabits },
  more: { clean: moreClean, defects: moreDefects, lenient: wholeHabits, byTurns: singleHabits },
} as const satisfies Readonly<Record<string, Subjects>>;

/** The share of the defects that must be found at their label. */
export const enough = 0.97;

/** An answer that takes longer counts as none; every server is in this process. */
const timeout = 4000;
const budget = 120_000;
/** Most of a run is waiting: for answers that never come, and for a clock to go on. */
const atOnce = 6;

export function isAtLabel({ label }: Defect, found: Found | undefined): boolean {
  if (!found) return false;
  return label === "breach" ? found.breach : found.advice && !found.breach;
}

/**
 * Runs the check once on every defect, by turns with each seed, and with each seed on every server that
 * keeps its contract, but once on those by turns; stops at `deadline`, a time of `performance.now()`: what was not run is not found.
 */
export async function measure(
  seeds: readonly number[],
  { clean, defects, lenient, byTurns = [] }: Subjects,
  deadline = Number.POSITIVE_INFINITY,
): Promise<Measured> {
  const contracts = await contractsOf([...clean, ...lenient, ...byTurns, ...defects]);
  const check = async (subject: Subject, seed: number): Promise<VerifyReport> => {
    const { url: server, close } = await subject.start();
    const { spec, principal, other } = subject;
    const options = { server, principal, other, seed, timeout, budget };
    try {
      return await verify(contracts.get(spec) as LoadedContract, options);
    } finally {
      await close();
    }
  };
  const seedOf = (index: number) => seeds[index % seeds.length] ?? 1;
  const runs: { subject: Subject; report: VerifyReport }[] = [];
  for (const subject of clean) runs.push({ subject, report: await check(subject, seedOf(0)) });
  // What is said of a correct server as well is not the defect.
  const known = new Set(runs.flatMap(({ report }) => report.findings.map(({ fingerprint }) => fingerprint)));
  const found = new Map<Defect, Found>();
  await each([...defects.entries()], deadline, async ([index, defect]) => {
    const seed = seedOf(index);
    const { findings } = await check(defect, seed);
    const levels = findings.filter(({ fingerprint }) => !known.has(fingerprint)).map(({ level }) => level);
    found.set(defect, { breach: levels.includes("breach"), advice: levels.includes("advice"), seed });
  });
  const alarms: Alarm[] = [];
  let correctRuns = 0;
  const correct = [
    ...seeds.flatMap((seed) => [...clean, ...lenient].map((subject) => ({ subject, seed }))),
    ...byTurns.map((subject, index) => ({ subject, seed: seedOf(index) })),
  ];
  await each(correct, deadline, async ({ subject, seed }) => {
    correctRuns++;
    const { outcome, findings, reasons } = await check(subject, seed);
    const breaches = findings.filter(({ level }) => level === "breach");
    const messages = [
      ...breaches.map(({ rule, operation, message }) => `${rule} ${operation}: ${message}`),
      ...reasons,
    ];
    if (outcome !== "kept" || breaches.length > 0) alarms.push({ subject, seed, messages });
  });
  return { found, alarms, correctRuns, clean: runs };
}

async function contractsOf(subjects: readonly Subject[]): Promise<ReadonlyMap<string, LoadedContract>> {
  const specs = [...new Set(subjects.map(({ spec }) => spec))];
  return new Map(await Promise.all(specs.map(async (spec) => [spec, await loadContract(spec)] as const)));
}

async function each<Item>(
  items: readonly Item[],
  deadline: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      if (performance.now() > deadline) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

import { type LoadedContract, loadContract } from "../../../scripts/contract/load.ts";
import { type VerifyReport, verify } from "../../../scripts/verify/index.ts";
import { blindClean, blindDefects, blindLenient } from "../../defects/blind/index.ts";
import { clean, type Defect, defects, lenient, type Subject, type Subjects } from "../../defects/index.ts";

/** A finding about a server that keeps its contract, or no verdict about one. */
export interface Alarm {
  readonly subject: Subject;
  readonly seed: number;
  /** Of each finding, or of what could not be checked. */
  readonly messages: readonly string[];
}

export interface Measured {
  readonly found: ReadonlyMap<Defect, boolean>;
  readonly alarms: readonly Alarm[];
  /** One run on each correct server, while nothing else runs. */
  readonly clean: readonly { readonly subject: Subject; readonly report: VerifyReport }[];
}

/** Defects known while the check was made, and those planted by people who had not read it. */
export const sets = {
  planted: { clean, defects, lenient },
  blind: { clean: blindClean, defects: blindDefects, lenient: blindLenient },
} as const satisfies Readonly<Record<string, Subjects>>;

/** The share of each set's defects that must be found. */
export const enough = { planted: 0.97, blind: 0.85 } as const;

/** An answer that takes longer counts as none; every server is in this process. */
const timeout = 1000;
const atOnce = 3;

/** Runs the check once on every defect, and with each seed on every server that keeps its contract. */
export async function measure(
  seeds: readonly number[],
  { clean, defects, lenient }: Subjects,
): Promise<Measured> {
  const contracts = await contractsOf(clean);
  const check = async (subject: Subject, seed: number): Promise<VerifyReport> => {
    const { url: server, close } = await subject.start();
    const { spec, principal, other } = subject;
    try {
      return await verify(contracts.get(spec) as LoadedContract, { server, principal, other, seed, timeout });
    } finally {
      await close();
    }
  };
  const runs: { subject: Subject; report: VerifyReport }[] = [];
  for (const subject of clean) runs.push({ subject, report: await check(subject, seeds[0] ?? 1) });
  // What is said of a correct server as well is not the defect.
  const known = new Set(runs.flatMap(({ report }) => report.findings.map(({ fingerprint }) => fingerprint)));
  const found = new Map<Defect, boolean>();
  await each(defects, async (defect) => {
    const { findings } = await check(defect, seeds[0] ?? 1);
    found.set(
      defect,
      findings.some(({ fingerprint }) => !known.has(fingerprint)),
    );
  });
  const alarms: Alarm[] = [];
  const correct = seeds.flatMap((seed) => [...clean, ...lenient].map((subject) => ({ subject, seed })));
  await each(correct, async ({ subject, seed }) => {
    const { outcome, findings, reasons } = await check(subject, seed);
    const messages = [...findings.map(({ rule, message }) => `${rule}: ${message}`), ...reasons];
    if (outcome !== "kept") alarms.push({ subject, seed, messages });
  });
  return { found, alarms, clean: runs };
}

async function contractsOf(subjects: readonly Subject[]): Promise<ReadonlyMap<string, LoadedContract>> {
  const specs = [...new Set(subjects.map(({ spec }) => spec))];
  return new Map(await Promise.all(specs.map(async (spec) => [spec, await loadContract(spec)] as const)));
}

async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

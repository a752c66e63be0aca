import { type ChildProcess, fork } from "node:child_process";
import type { Ask, Say } from "./child.ts";
import { contestants } from "./contestants.ts";
import { load } from "./load.ts";
import type { Work } from "./work.ts";

/** Calls or requests per second of each round, by contestant. */
export type Rates = ReadonlyMap<string, readonly number[]>;

export interface Race {
  readonly inProcess: Rates;
  readonly loopback: Rates;
}

const milliseconds = 400;
const connections = 16;
const pipelining = 8;

/**
 * Lets all contestants do the work by turns, each in a process of its own, for so many rounds.
 * `program` is the compiled `child.ts`.
 */
export async function race(program: string, work: Work, rounds: number): Promise<Race> {
  const runners = await Promise.all(Object.keys(contestants).map((name) => runner(name, program, work)));
  try {
    const inProcess = await byTurns(
      runners.filter(({ hasCall }) => hasCall),
      rounds,
      ({ child }) => ask(child, { milliseconds }),
    );
    const loopback = await byTurns(runners, rounds, ({ port }) =>
      load(port, work, { connections, pipelining, milliseconds }),
    );
    return { inProcess, loopback };
  } finally {
    for (const { child } of runners) child.disconnect();
  }
}

interface Runner {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
  readonly hasCall: boolean;
}

async function runner(name: string, program: string, work: Work): Promise<Runner> {
  const child = fork(program, [name, work.specPath], {
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const said = await heard(child);
  if (said.port === undefined) throw new Error(`${name} did not listen`);
  return { name, child, port: said.port, hasCall: said.hasCall };
}

async function ask(child: ChildProcess, what: Ask): Promise<number> {
  child.send(what);
  const said = await heard(child);
  return said.port === undefined ? said.perSecond : 0;
}

function heard(child: ChildProcess): Promise<Say> {
  return new Promise((resolve, reject) => {
    const onEnd = (code: number | null) => reject(new Error(`a contestant ended with ${code}`));
    child.once("exit", onEnd);
    child.once("message", (said: Say) => {
      child.off("exit", onEnd);
      resolve(said);
    });
  });
}

async function byTurns(
  runners: readonly Runner[],
  rounds: number,
  measure: (runner: Runner) => Promise<number>,
): Promise<Rates> {
  const rates = new Map(runners.map(({ name }) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round++)
    // Every other round the other way round, so that a machine that gets slower is so to all.
    for (const one of round % 2 === 0 ? runners : runners.toReversed()) {
      const rate = await measure(one);
      // The first two rounds warm up.
      if (round >= 0) rates.get(one.name)?.push(rate);
    }
  return rates;
}

/** The middle one of a contestant's rounds. */
export function rateOf(rates: Rates, name: string): number | undefined {
  return median(rates.get(name) ?? []);
}

/** How many times the rate of another a contestant has: the middle one of the rounds, in each of which both had the same machine. */
export function ratioOf(rates: Rates, name: string, other: string): number | undefined {
  const others = rates.get(other) ?? [];
  return median((rates.get(name) ?? []).map((rate, round) => rate / (others[round] ?? Number.NaN)));
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

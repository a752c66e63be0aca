import { fork } from "node:child_process";
import { once } from "node:events";
import type { Started } from "./start-up.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** One number of operations: how long the app takes to start, and to find the last operation. */
export interface Scale extends Started {
  readonly operations: number;
  /** Of a request that does nothing but be routed, in microseconds. */
  readonly request: number;
}

const starts = 5;
const rounds = 60;
const requests = 300;

/** Measures apps of so many operations. `program` is the compiled `start-up.ts`: nothing is warm where an app starts. */
export async function scale(program: string, counts: readonly number[]): Promise<Scale[]> {
  const subjects = counts.map((operations) => ({
    operations,
    ...subjectOf(operations),
    times: [] as number[],
  }));
  for (let round = 0; round < rounds; round++)
    for (const { times, ...subject } of subjects) times.push(await microseconds(subject));
  const scales: Scale[] = [];
  for (const { operations, times } of subjects) {
    const started: Started[] = [];
    for (let index = 0; index < starts; index++) started.push(await startUp(program, operations));
    scales.push({
      operations,
      schemas: low(started.map(({ schemas }) => schemas)),
      app: low(started.map(({ app }) => app)),
      request: low(times),
    });
  }
  return scales;
}

async function microseconds({ app, request }: Subject): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < requests; index++) await app.fetch(request);
  return ((performance.now() - start) * 1000) / requests;
}

async function startUp(program: string, operations: number): Promise<Started> {
  const child = fork(program, [String(operations)], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [started] = (await once(child, "message")) as [Started];
  return started;
}

/** The lower quartile: what else the machine does only ever adds to a time. */
function low(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)] ?? 0;
}

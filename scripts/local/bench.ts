import { contract } from "../../generated/server/index.ts";
import { createLocalNairi, type LocalNairi } from "./index.ts";

const servers = 500;
const rounds = 200;
const requests = 50;

/**
 * Prints what a server in process costs, and whether the time of a 404 tells an integration of another
 * organization from one that does not exist: beside them stand two that do not exist, as the noise.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const first = performance.now();
  const nairi = createLocalNairi();
  const ready = performance.now() - first;
  const each = perServer();
  print(
    `createLocalNairi: the first in ${ready.toFixed(1)} ms, the next ${servers} in ${each.toFixed(2)} ms each`,
  );

  const nowhere = ["ai_01ARZ3NDEKTSV4RRFFQ69G5FAV", "ai_01ARZ3NDEKTSV4RRFFQ69G5FAW"] as const;
  const [foreign = 0, missing = 0, other = 0] = await byTurns(nairi, [nairi.ids.other, ...nowhere]);
  nairi.close();
  print("A 404 in microseconds; in brackets, against the first id that does not exist");
  const row = (what: string, time: number) =>
    print(`${what.padEnd(28)}${time.toFixed(1).padStart(8)} (×${(time / missing).toFixed(3)})`);
  row("another organization's", foreign);
  row("does not exist", missing);
  row("does not exist either", other);
}

function perServer(): number {
  const start = performance.now();
  for (let index = 0; index < servers; index++) createLocalNairi().close();
  return (performance.now() - start) / servers;
}

/** The median time of a rename of each id, in microseconds. */
async function byTurns(nairi: LocalNairi, ids: readonly string[]): Promise<number[]> {
  const times = ids.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, id] of ids.entries()) {
      const start = performance.now();
      for (let count = 0; count < requests; count++) await (await nairi.fetch(renameOf(nairi, id))).text();
      times[index]?.push(((performance.now() - start) * 1000) / requests);
    }
  return times.map((all) => all.sort((a, b) => a - b)[rounds / 2] ?? 0);
}

function renameOf({ keys }: LocalNairi, id: string): Request {
  const [operation] = contract.operations;
  return new Request(`http://localhost${operation?.path.replace("{id}", id)}`, {
    method: operation?.method ?? "",
    headers: { authorization: `Bearer ${keys.own}`, "content-type": "application/json" },
    body: '{"name":"x"}',
  });
}

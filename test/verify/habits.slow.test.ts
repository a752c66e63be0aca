import { beforeAll, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { verify } from "../../scripts/verify/index.ts";
import { nestedServed, renameServed, type Served, single } from "../defects/habits/index.ts";
import { layers } from "../defects/habits/layers.ts";
import { writers } from "../defects/habits/writers.ts";
import { houses } from "../defects/houses/index.ts";
import { handlerOf, listen, type Writer } from "../defects/http.ts";
import { type Habit, habits, type Site } from "../defects/site.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";

type Name = "rename" | "nested" | "tracker" | "library";
const served = {
  rename: renameServed,
  nested: nestedServed,
  tracker: houses.tracker,
  library: houses.library,
} as unknown as Readonly<Record<Name, Served<unknown>>>;
const loaded = new Map<string, LoadedContract>();
beforeAll(async () => {
  for (const { spec } of Object.values(served)) loaded.set(spec, await loadContract(spec));
});

/** What a check of a server with these habits says against it. */
async function breaches(name: Name, write: Writer, habit: Habit): Promise<string[]> {
  const { spec, principal, other, correct } = served[name];
  const site = correct() as Site<unknown>;
  const { url: server, close } = await listen(handlerOf({ ...site, ...habit(site) }), write);
  try {
    const options = { server, principal, other, seed };
    const { findings, reasons } = await verify(loaded.get(spec) as LoadedContract, options);
    return [
      ...findings
        .filter(({ level }) => level === "breach")
        .map(({ rule, operation, message }) => `${rule} ${operation}: ${message}`),
      ...reasons,
    ];
  } finally {
    await close();
  }
}

const none: Habit = () => ({});
it.concurrent.each(Object.entries(writers))("no breach is found where %s", async (_, write) =>
  expect(await breaches("rename", write, none)).toEqual([]),
);

/** One of them, and two habits of what stands behind. */
function drawn(number: number): [what: string, name: Name, write: Writer, habit: Habit] {
  const random = randomFrom(seed + number);
  const one = <Value>(all: Readonly<Record<string, Value>>) => {
    const entries = Object.entries(all);
    return entries[Math.floor(random() * entries.length)] as [string, Value];
  };
  const [writer, write] = one(writers);
  const [first, behind] = one({ ...single });
  const [second, before] = one({ ...layers });
  const name = (["nested", "tracker", "library"] as const)[number % 3] ?? "nested";
  return [`${writer}; ${first}; ${second}: ${name}`, name, write, habits(behind, before)];
}

it.each(Array.from({ length: 6 }, (_, number) => drawn(number)))(
  `no breach is found where habits come together, seed ${seed}: %s`,
  async (_, name, write, habit) => expect(await breaches(name, write, habit)).toEqual([]),
);

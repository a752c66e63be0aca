import { describe, expect, it } from "vitest";
import type { AnyHooks } from "../../scripts/local/app.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";
import { told, verifiedLocally } from "./locally.ts";
import { nestedApi } from "./nested-api.ts";

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}
type Call = Readonly<Record<"params" | "body", Record<string, unknown>>>;

describe.each([2, 3, 4])(`objects of %d levels, seed ${seed}`, (levels) => {
  it.each([0, 1])("are found right on the local server, contract %d", async (number) => {
    const api = nestedApi(levels, randomFrom(seed + 100 * levels + number));
    for (const isTold of [true, false]) {
      const report = await verifiedLocally(api, { isTold });
      expect([report.reasons, told(report)]).toEqual([[], []]);
      // What it made is gone, where the contract has a way.
      const operations = new Set(api.operations.map(({ operationId }) => operationId));
      for (const { operation, left = [] } of report.restored)
        if (operations.has(operation.replace("create", "delete")))
          expect([operation, left]).toEqual([operation, []]);
    }
  });
});

/** A server on which one operation does something else. */
const broken = (operation: string, hook: (call: Call, next: () => Promise<Answer>) => unknown): AnyHooks => ({
  operations: {
    [operation]: ((call: Call, { next }: { next: () => Promise<Answer> }) => hook(call, next)) as never,
  },
});

describe("a law that is broken inside of another object is found", () => {
  // Every operation, of three levels.
  const api = nestedApi(3, () => 0.6);
  const shown = new Map<string, unknown>();
  it.each<[what: string, operation: string, wanted: string, hooks: AnyHooks]>([
    [
      "a read that does not look at what the object stands under",
      "read_order",
      "other-parent read_order",
      {
        operations: {
          ...broken("create_order", async (_, next) => {
            const answer = await next();
            const { id } = (answer.body ?? {}) as { id?: unknown };
            if (id !== undefined) shown.set(String(id), answer.body);
            return answer;
          }).operations,
          ...broken("read_order", async ({ params }, next) => {
            const answer = await next();
            const held = shown.get(String(Object.values(params).at(-1)));
            return answer.status === 404 && held ? { status: 200, body: held } : answer;
          }).operations,
        },
      },
    ],
    [
      "a creation that stores another name",
      "create_order",
      "sets create_order",
      broken("create_order", async (_, next) => {
        const answer = await next();
        return answer.status === 201
          ? { ...answer, body: { ...(answer.body as object), name: "Other" } }
          : answer;
      }),
    ],
    [
      "a list that lacks all",
      "list_order",
      "create-list create_order",
      broken("list_order", async (_, next) => ({ ...(await next()), body: [] })),
    ],
    [
      "a deletion that does nothing",
      "delete_order",
      "delete read_order",
      broken("delete_order", () => ({ status: 204 })),
    ],
  ])("%s", async (_, operation, wanted, hooks) => {
    expect(api.operations.map(({ operationId }) => operationId)).toContain(operation);
    const { findings } = await verifiedLocally(api, { hooks });
    expect(findings.map((finding) => `${finding.rule} ${finding.operation}`)).toContain(wanted);
  });
});

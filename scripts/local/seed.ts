import { z } from "zod";
import { StoredIntegration } from "./integration.ts";

const Organization = z.strictObject({
  name: z.string().min(1),
  keys: z.array(z.string().regex(/^nr_[A-Za-z0-9_-]{8,}$/, "expected `nr_` and at least 8 characters")),
  integrations: z.array(StoredIntegration),
});

/** Organizations with their keys and integrations, as a seed file has them. */
export const Seed = z
  .strictObject({ organizations: z.array(Organization).min(1) })
  .refine(({ organizations }) => unique(organizations.flatMap(({ keys }) => keys)), {
    path: ["organizations"],
    error: "expected each key once",
  })
  .refine(
    ({ organizations }) =>
      unique(organizations.flatMap(({ integrations }) => integrations.map(({ id }) => id))),
    { path: ["organizations"], error: "expected each id once" },
  );
export type Seed = z.output<typeof Seed>;

/** The two organizations of a server that was told of none; the first integration is the docs' example. */
export const defaultSeed: Seed = {
  organizations: [
    {
      name: "Own organization",
      keys: ["nr_local_own_4f1c2a"],
      integrations: [
        {
          id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H",
          type: "anthropic",
          name: "Production Anthropic",
          created_at: "2026-02-20T14:00:00.000Z",
          updated_at: "2026-02-20T14:00:00.000Z",
          credential: "sk-ant-local-own",
        },
      ],
    },
    {
      name: "Other organization",
      keys: ["nr_local_other_9b7e3d"],
      integrations: [
        {
          id: "ai_01KFS2M4T8QWXN6B3VZ5R7YJDA",
          type: "anthropic",
          name: "Other Anthropic",
          created_at: "2026-03-01T09:30:00.000Z",
          updated_at: "2026-03-01T09:30:00.000Z",
          credential: "sk-ant-local-other",
        },
      ],
    },
  ],
};

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

import { defineLocal } from "../scripts/contract/index.ts";

const type = "anthropic";

/** What the local server begins with: the integration of the docs, before it is renamed, and another organization's. */
export default defineLocal({
  data: {
    organizations: [
      {
        name: "Own organization",
        keys: ["nr_local_own_4f1c2a"],
        objects: {
          "LLM integration": [
            {
              id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H",
              type,
              name: "Production Anthropic",
              created_at: "2026-02-20T14:00:00.000Z",
              updated_at: "2026-02-20T14:00:00.000Z",
            },
          ],
        },
      },
      {
        name: "Other organization",
        keys: ["nr_local_other_9b7e3d"],
        objects: {
          "LLM integration": [
            {
              id: "ai_01KFS2M4T8QWXN6B3VZ5R7YJDA",
              type,
              name: "Other Anthropic",
              created_at: "2026-03-01T09:30:00.000Z",
              updated_at: "2026-03-01T09:30:00.000Z",
            },
          ],
        },
      },
    ],
  },
});

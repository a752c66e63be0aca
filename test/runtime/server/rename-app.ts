import { type AppOptions, createApp } from "../../fixtures/workshop/expected/server/index.ts";
import type { LoggedEntry } from "./logged.ts";

export const id = "ai_01KFRX8K1CKQGCV2W5J9C9Z37H";
export const missingId = "ai_01KFRX8K1CKQGCV2W5J9C9Z37J";
export const key = "nr_test";

export const operationPath = `/api/public/v1/gadgets/${id}`;
export const url = `http://localhost${operationPath}`;

interface Organization {
  readonly organization: string;
}

/** An app of the workshop that knows one key and one gadget, and keeps what it was told. */
export function renameApp(options: Partial<AppOptions<Organization>> = {}) {
  const log: LoggedEntry[] = [];
  const app = createApp<Organization>({
    authenticate: async (token) => (token === key ? { organization: "org" } : null),
    operations: {
      updateGadget: async ({ params, body }) => {
        if (params.id !== id) return { status: 404 };
        return {
          status: 200,
          body: {
            updated_at: "2026-05-14T16:00:00.000Z",
            id: params.id,
            type: "drill",
            name: body.name,
            created_at: "2026-02-20T14:00:00.000Z",
          },
        };
      },
    },
    logger: { info: (entry) => log.push(entry), error: (entry) => log.push(entry) },
    ...options,
  });
  return Object.assign(app, { log });
}

/** The page's request, with what is to be different about it. */
export function rename(
  body: BodyInit | null = '{"name":"Small drill"}',
  { path = operationPath, method = "PATCH", headers = {} }: RequestPart = {},
): Request {
  const fields = { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers };
  return new Request(`http://localhost${path}`, {
    method,
    headers: Object.entries(fields).filter(([, value]) => value !== ""),
    body: method === "GET" || method === "HEAD" ? null : body,
  });
}

interface RequestPart {
  readonly path?: string;
  readonly method?: string;
  /** `""` leaves a field out. */
  readonly headers?: Readonly<Record<string, string>>;
}

import type { SampleCall } from "./sample-call.ts";

/** A way to write calls of a package's operations. */
export interface Style {
  readonly name: string;
  /** How many calls are compared with one: more where each costs less. */
  readonly calls: number;
  /** A module with these calls. */
  readonly text: (calls: readonly SampleCall[], packageName: string) => string;
}

export const ours: Style = {
  name: "ours: a function per operation",
  calls: 801,
  text: (calls, name) => {
    const functions = new Set(calls.map(({ called }) => called.operation.operationId));
    const sites = calls.map(
      ({ called, input }, index) => `export async function call${index}() {
  const result = await ${called.operation.operationId}(client, ${JSON.stringify(input)});
  return result.ok ? result.data : "error" in result ? result.error : result.reason;
}
`,
    );
    return `import { type Client, ${[...functions].join(", ")} } from "${name}";
declare const client: Client;
${sites.join("")}`;
  },
};

export const byPath: Style = {
  name: "openapi-fetch: by path",
  calls: 41,
  text: (calls, name) => {
    const sites = calls.map(({ called, parts: { body, ...params } }, index) => {
      const { method, path } = called.operation;
      return `export async function call${index}() {
  const { data, error } = await http.${method}(${JSON.stringify(path)}, ${JSON.stringify({ params, body })});
  return data ?? error;
}
`;
    });
    return `import type { Client } from "openapi-fetch";
import type { paths } from "${name}";
declare const http: Client<paths>;
${sites.join("")}`;
  },
};

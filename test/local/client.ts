import { createLocalNairi } from "../../scripts/local/index.ts";

const { keys, ids, close } = createLocalNairi();
close();

export { ids, keys };

/** Sends the rename; gives status and parsed body. */
export async function rename(
  url: string,
  name: string,
  { id = ids.own, key = keys.own, path = "/api/public/v1/integrations/llm/" } = {},
) {
  const response = await fetch(url + path + id, {
    method: "PATCH",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

import type { Caller } from "./client.ts";

/** The client of an operation that has a server of its own; a base URL that the caller chose is for all operations. */
export const at = <Client extends Caller>(client: Client, baseUrl: string): Client => {
  if (client.isElsewhere) return client;
  const { detour } = client;
  const moved =
    detour &&
    ((request: Parameters<typeof detour>[0], context: Parameters<typeof detour>[1]) =>
      detour({ ...request, init: { ...request.init, baseUrl } as RequestInit }, context));
  return { ...client, baseUrl, ...(moved && { detour: moved }) };
};

import type { ServerModel } from "./model.ts";

/** The URL of a server, with the default of each variable in its place. */
export function serverUrl({ url, variables = {} }: Pick<ServerModel, "url" | "variables">): string {
  return url.replace(/\{([^{}]*)\}/g, (place, name: string) => variables[name]?.default ?? place);
}

import type { Fields } from "./answer.ts";
import type { ServerOperation } from "./contract.ts";

/** `Deprecation` (RFC 9745, section 2.1) and `Sunset` (RFC 8594, section 3): days begin at 0:00 UTC. */
export function deprecationFields({ since, sunset }: NonNullable<ServerOperation["deprecated"]>): Fields {
  return {
    deprecation: `@${startOf(since).getTime() / 1000}`,
    ...(sunset ? { sunset: startOf(sunset).toUTCString() } : {}),
  };
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

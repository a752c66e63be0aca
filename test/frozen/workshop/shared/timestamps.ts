import { z } from "zod";

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`, UTC. */
export function timestamp() {
  return z.iso.datetime({ precision: 3 });
}

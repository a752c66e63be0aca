import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** The spec next to the commands: as it is in the repository, compiled in a package. */
export const ownSpec = fileURLToPath(new URL(`../spec/index${extname(import.meta.url)}`, import.meta.url));

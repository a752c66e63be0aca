import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { bundleSpec } from "../bundle.ts";
import { evaluate } from "../evaluate.ts";
import { placeWritten } from "./follow.ts";
import { instrument, placeFunctions } from "./instrument.ts";
import { recorder } from "./record.ts";
import type { SourcePlace, SourceTables } from "./tables.ts";

/** Finds the source of what a pointer names; `undefined` if that is unknown. */
export type FindPlace = (pointer: string) => SourcePlace | undefined;

/**
 * Runs the spec at `path` again, instrumented so that each module records where its values
 * are written: so a place is found through every import, function, spread and method of Zod.
 */
export async function placeFinder(path: string): Promise<FindPlace> {
  const tables: SourceTables = { literals: new Map(), calls: new Map() };
  const { functions, record } = recorder(tables);
  const key = `places-${randomBytes(8).toString("hex")}`;
  const shared = globalThis as unknown as { [key: string]: unknown };
  shared[key] = functions;
  try {
    const { code, inputs } = await bundleSpec(resolve(path), path, (file, text) =>
      instrument(file, text, tables),
    );
    const head = `const { ${Object.values(placeFunctions).join(", ")} } = globalThis[${JSON.stringify(key)}];\n`;
    const api = await evaluate(head + code, path, inputs);
    return (pointer) => {
      try {
        return placeWritten(api, pointer, record);
      } catch {
        // A faulty spec may not be walkable.
        return undefined;
      }
    };
  } catch {
    // The spec ran before and fails now; its problems are still reported.
    return () => undefined;
  } finally {
    delete shared[key];
  }
}

import { expect, it } from "vitest";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitServer } from "../../scripts/emit/server/emit.ts";
import { sourceOfSpec } from "./client/emitted.ts";

it.each(["real", "parameters"] as const)(
  "the runtimes of %s have the files that its operations need",
  async (spec) => {
    const source = await sourceOfSpec(spec);
    const files = [...(await emitClient(source)).keys(), ...(await emitServer(source)).keys()];
    expect(files.includes("server/runtime/styles.ts")).toBe(spec === "parameters");
    // A person can read what one simple operation brings.
    if (spec === "real") expect(files.length).toBeLessThanOrEqual(35);
  },
);

import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { handlerOf, listen } from "../defects/http.ts";
import { notesFamily } from "../defects/index.ts";
import { correct, ids, type Note, tokens } from "../defects/notes/server.ts";

it.each(["SIGINT", "SIGTERM"] as const)(
  "a check that %s ends deletes what it made, and puts back what it changed",
  async (signal) => {
    const behaviour = correct();
    const before = structuredClone(behaviour.notes);
    const handle = handlerOf(behaviour);
    let made = 0;
    const { url, close } = await listen(async (request) => {
      const answer = await handle(request);
      if (request.method === "POST" && answer?.status === 201 && ++made === 5) child.kill(signal);
      return answer;
    });
    const args = ["scripts/run.js", "verify", "--spec", notesFamily.spec, "--server", url];
    const child = spawn(process.execPath, [...args, "--token", tokens.own, "--param", `note_id=${ids.own}`], {
      stdio: ["ignore", "ignore", "ignore"],
    });
    const [code] = await once(child, "exit");
    await close();
    const held = ({ updated_at: _, ...fields }: Note) => fields;
    expect(made).toBeGreaterThanOrEqual(5);
    expect({ code, notes: behaviour.notes.map(held) }).toEqual({ code: 2, notes: before.map(held) });
  },
);

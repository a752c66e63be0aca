import { expect, it } from "vitest";
import { start, startLimited } from "./command.ts";
import { keptIn, useFolder } from "./many.ts";
import { ids, rename } from "./sink.ts";

const inFolder = useFolder([]);

/** Renames so often; gives the last name that was answered 200, and what all answers were like. */
async function renameAgain(url: string, attempts: number) {
  const seen: { last: string; statuses: Set<number>; forms: Set<string> } = {
    last: "",
    statuses: new Set(),
    forms: new Set(),
  };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const name = `name ${attempt}`;
    const { status, body } = await rename(url, name);
    seen.statuses.add(status);
    seen.forms.add(Object.keys(body).sort().join());
    if (status === 200) seen.last = name;
  }
  return seen;
}

// A limit of a file's size is to a program what a full disk is: no byte more can be written.
it.each([60, 100, 130, 200])("answers 200 for what is in the file where it ends at %i KiB", async (limit) => {
  const db = inFolder(`full-${limit}.db`);
  const first = await start("--quiet", "--db", db);
  await rename(first.url, "before");
  first.child.kill("SIGTERM");
  await first.ended;

  const full = await startLimited(limit, "--quiet", "--db", db);
  const { last, statuses, forms } = await renameAgain(full.url, 80);
  full.child.kill("SIGKILL");
  await full.ended;
  expect([...statuses].sort()).toEqual([200, 500]);
  expect(forms.size).toBe(2);
  expect([...forms]).toContain("message");

  // There is room again: what was answered is there, and the next is written.
  const again = await start("--quiet", "--db", db);
  expect(keptIn(db).find(({ id }) => id === ids.own)?.name).toBe(last);
  expect((await rename(again.url, "after")).status).toBe(200);
  again.child.kill("SIGTERM");
  expect(await again.ended).toMatchObject({ code: 0, stderr: "" });
});

import type { Answer } from "./http.ts";
import type { Subject } from "./index.ts";

const start = Date.parse("2026-05-14T16:00:00.000Z");

/** Answers to the probes, in order; the clock moves on with each use. */
export async function answersOf({ handler, probes }: Subject): Promise<string[]> {
  let ticks = 0;
  const server = handler(() => new Date(start + 1001 * ticks++));
  const answers: string[] = [];
  for (const requests of probes)
    answers.push(...(await Promise.all(requests.map(async (request) => textOf(await server(request))))));
  return answers;
}

function textOf(answer: Answer | undefined): string {
  const { status = 0, headers = {}, body = "" } = answer ?? {};
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [status, ...fields, Buffer.from(body).toString("latin1")].join("\n");
}

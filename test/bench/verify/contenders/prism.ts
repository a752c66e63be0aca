import { writeFile } from "node:fs/promises";
import { type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { emitDocument } from "../../../../scripts/model/document/emit.ts";
import { type Contender, NotInstalled, subjectField } from "../contender.ts";
import { npmExec } from "./npm-exec.ts";

type Request = Parameters<Contender>[0]["entries"][number]["subject"]["probes"][number][number];

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

/** Milliseconds for npm to fetch and start it. */
const patience = 120_000;

/**
 * Prism as a proxy before each server, with the traffic that shows every defect. It complains where it
 * finds fault with an answer, and where it finds fault with a request that the server did.
 */
export const prism: Contender = async ({ url, contract, entries, folder }) => {
  await writeFile(join(folder, "openapi.json"), JSON.stringify(emitDocument(contract)));
  const port = await freePort();
  const args = ["prism", "proxy", "openapi.json", url, "--port", String(port)];
  const program = npmExec("@stoplight/prism-cli@5.14.2", args, folder);
  try {
    if (!(await program.prints("is listening", patience))) throw new NotInstalled();
    const complaints = new Map<number, Set<string>>();
    for (const { subject, number } of entries) {
      const found = new Set<string>();
      complaints.set(number, found);
      for (const [index, requests] of subject.probes.entries())
        for (const answers of [await Promise.all(requests.map((request) => ask(port, request, number)))])
          for (const words of answers.flat()) found.add(`${index}: ${words}`);
    }
    return complaints;
  } finally {
    program.stop();
  }
};

/** What Prism says of a request and its answer. */
function ask(port: number, { method, target, headers, body }: Request, number: number): Promise<string[]> {
  return new Promise((resolve) => {
    const fields = { ...headers, [subjectField]: String(number), "content-length": String(body.length) };
    const options = { port, host: "127.0.0.1", method, path: target, headers: fields, timeout: 1000 };
    const message = send(options, (answer) => {
      answer.resume();
      resolve(complaintsOf(answer));
    });
    message.on("timeout", () => message.destroy()).on("error", () => resolve(["no answer"]));
    message.end(body);
  });
}

function complaintsOf({ headers, statusCode = 0 }: IncomingMessage): string[] {
  const text = String(headers["sl-violations"] ?? "[]");
  const violations = JSON.parse(text) as Violation[];
  const done = statusCode < 300;
  return violations
    .filter(({ location: [where] }) => where === "response" || done)
    .map(({ location, message }) => `${location.join(".")} ${message}`);
}

/** A port that nothing listens on; Prism does not tell which one it took. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

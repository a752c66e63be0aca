import { expect, it } from "vitest";
import type { Api } from "../../scripts/contract/index.ts";
import { loadContract } from "../../scripts/contract/load.ts";
import { verify } from "../../scripts/verify/index.ts";
import { houseDefects } from "../defects/houses/set.ts";
import links from "../fixtures/statuses/index.ts";
import { told, verifiedLocally } from "./locally.ts";

const options = { only: ["getLink"] };

/** A server that always sends the link. */
const forgetful: Api = {
  ...links,
  operations: links.operations.map((operation) => {
    const { 304: _, ...responses } = operation.responses as Api["operations"][number]["responses"];
    return { ...operation, responses };
  }),
};

it.each<[what: string, served: Api, wanted: string[]]>([
  ["answers a version that the caller has with the documented 304", links, []],
  [
    "sends it again",
    forgetful,
    [
      "not-modified getLink: The server accepts a request of whoever has every version (200). Sent: `If-None-Match: *`.",
    ],
  ],
])("a server that %s", async (_, served, wanted) => {
  const report = await verifiedLocally(links, { options, served });
  // The local server says nothing of who may keep what it sends.
  const found = told(report).filter((one) => !one.startsWith("caching "));
  expect([report.reasons, found]).toEqual([[], wanted]);
});

it("a server that says of each version that the caller has it", async () => {
  const name = "every version is the caller's";
  const subject = houseDefects.find((one) => one.name === name);
  if (!subject) throw new Error(`no server is known as ${name}`);
  const { spec, principal, other, start } = subject;
  const { url: server, close } = await start();
  const only = ["getLink"];
  const report = await verify(await loadContract(spec), { server, principal, other, only, seed: 1 });
  await close();
  expect(report.findings.filter(({ level }) => level === "breach").map(({ message }) => message)).toEqual([
    'The server answers 304 to a request of whoever has another version. Sent: `If-None-Match: "no-version-of-this-has-such-a-tag"`.',
  ]);
});

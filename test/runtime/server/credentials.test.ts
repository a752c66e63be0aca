import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import { forbidden } from "../../../scripts/runtime/server/request.ts";

const { contract } = await loadContract("test/fixtures/credentials/index.ts");
const { model } = modelOfContract(contract);
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString("base64");

/** What the server asks `authenticate` for a request, and answers: status, challenge, the handler's principal. */
async function asked(
  request: string,
  headers: Readonly<Record<string, string>> | [string, string][],
  grants: (scheme: string) => unknown = () => "Ada",
) {
  const [method = "", path = ""] = request.split(" ");
  const calls: unknown[] = [];
  let principal: unknown = "no handler";
  const handler = (call: { readonly principal?: unknown }) => {
    principal = call.principal;
    return { status: 500 };
  };
  const app = createContractApp(serverContract(contract, model), {
    authenticate: (token, { scheme, credentials, scopes }) => {
      calls.push([token, credentials, scopes]);
      return grants(scheme);
    },
    operations: Object.fromEntries(
      contract.operations.map(({ operationId }) => [operationId, handler as never]),
    ),
    logger: { info() {}, error() {} },
  });
  const answer = await app.fetch(new Request(`https://cinema.example/v1${path}`, { method, headers }));
  return [calls, principal, answer.status, answer.headers.get("www-authenticate")];
}

const never = () => null;
const refused = (calls: unknown[], challenge: string | null) => [calls, "no handler", 401, challenge];
const login = (text: string | Uint8Array) => ({ Authorization: `Basic ${base64(text)}` });
const report = 'Basic realm="Cinema API", charset="UTF-8"';
const film = `Bearer scope="films:read", Bearer scope="cinema", ${report}`;
const write = 'Bearer scope="films:write"';

it.each<[what: string, ...Parameters<typeof asked>, wanted: unknown[]]>([
  [
    "all credentials of an alternative, by name",
    ...(["POST /films", { "X-Api-Key": "k", "X-Tenant": "t" }, never] as const),
    refused([["k", { key: "k", tenant: "t" }, []]], write),
  ],
  ["one of two", "POST /films", { "X-Api-Key": "k" }, never, refused([], write)],
  [
    "the other alternative, with its scope",
    ...(["POST /films", { "X-Api-Key": "k", Authorization: "Bearer a" }, never] as const),
    refused([["a", { account: "a" }, ["films:write"]]], write),
  ],
  [
    "alternatives in their order, until one is right",
    ...(["GET /films/f-7m2k9x4b1c8d", { Authorization: "bearer a" }] as const),
    (scheme: string) => scheme === "staff" && "Eve",
    [
      [
        ["a", { account: "a" }, ["films:read"]],
        ["a", { staff: "a" }, ["cinema"]],
      ],
      ...["Eve", 500, null],
    ],
  ],
  [
    "a token that lacks a scope",
    ...(["POST /films", { Authorization: "Bearer a" }, () => forbidden] as const),
    [
      [["a", { account: "a" }, ["films:write"]]],
      "no handler",
      403,
      'Bearer error="insufficient_scope", scope="films:write"',
    ],
  ],
  [
    "a right credential that is forbidden where no 403 is documented",
    ...(["GET /report", login("ada:x"), () => forbidden] as const),
    refused([["ada:x", { login: { username: "ada", password: "x" } }, []]], report),
  ],
  [
    "a password with colons, in UTF-8",
    ...(["GET /report", login("ädä:x:ü"), never] as const),
    refused([["ädä:x:ü", { login: { username: "ädä", password: "x:ü" } }, []]], report),
  ],
  ["no base64", "GET /report", { Authorization: "Basic ~" }, never, refused([], report)],
  ["base64 without its end", "GET /report", { Authorization: "Basic YTpiYw" }, never, refused([], report)],
  ["no colon", "GET /report", login("ada"), never, refused([], report)],
  ["a control character", "GET /report", login("a\n:b"), never, refused([], report)],
  ["no UTF-8", "GET /report", login(Uint8Array.of(0x61, 0x3a, 0xff)), never, refused([], report)],
  ["another scheme", "GET /report", { Authorization: "Bearer a" }, never, refused([], report)],
  [
    "two fields",
    "GET /report",
    [
      ["Authorization", "Basic YTpi"],
      ["Authorization", "Basic YTpi"],
    ],
    ...([never, refused([], report)] as const),
  ],
  [
    "a cookie among others, and a query key",
    ...(["GET /offer?sig=s%20s", { Cookie: "a=1; sid=c; sid2=d" }, never] as const),
    refused([["c", { session: "c", signature: "s s" }, []]], null),
  ],
  ["a cookie twice", "GET /offer?sig=s", { Cookie: "sid=c; sid=d" }, never, refused([], null)],
  ["a query key twice", "GET /offer?sig=s&sig=t", { Cookie: "sid=c" }, never, refused([], null)],
  [
    "another scheme of HTTP",
    ...(["PUT /report", { Authorization: "dpop a.b, c=d" }, never] as const),
    refused([["a.b, c=d", { proof: "a.b, c=d" }, []]], "DPoP"),
  ],
  [
    "a certificate is the connection's",
    ...(["DELETE /films/f-7m2k9x4b1c8d", { "X-Api-Key": "k" }, never] as const),
    refused([["k", { key: "k" }, []]], null),
  ],
  [
    "two keys in one field",
    "DELETE /films/f-7m2k9x4b1c8d",
    { "X-Api-Key": "k, k" },
    never,
    refused([], null),
  ],
  ["none where it is optional", "GET /films", {}, never, [[], undefined, 500, null]],
  [
    "a wrong one where it is optional",
    "GET /films",
    { "X-Api-Key": "k" },
    never,
    refused([["k", { key: "k" }, []]], null),
  ],
  ["none needed", "GET /status", { "X-Api-Key": "k" }, never, [[], undefined, 500, null]],
  ["none", "GET /films/f-7m2k9x4b1c8d", {}, never, refused([], film)],
])("%s", async (_, request, headers, grants, wanted) => {
  expect(await asked(request, headers, grants)).toEqual(wanted);
});

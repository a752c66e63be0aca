import { describe, expect, it } from "vitest";
import {
  type ClientOption,
  clientOptionsOf,
  optionsType,
  optionText,
} from "../../scripts/compare/client/client-options.ts";
import { credentialFindings } from "../../scripts/compare/client/credentials.ts";
import type { Api } from "../../scripts/contract/api.ts";
import credentials from "../fixtures/credentials/index.ts";
import things from "../fixtures/things/index.ts";
import { apiOfRows, apiWith, modelsOf } from "./contract-words/api.ts";
import type { OperationRow } from "./contract-words/row.ts";
import { schemes, securityRows } from "./contract-words/security.ts";
import { concerns, levelOf } from "./contract-words/tables.ts";

describe("the credentials that an operation needs", () => {
  // An operation without any is never refused with 401 either, which is a finding of its own.
  const needed = (operation: OperationRow[2]) => (operation?.security?.length ?? 0) > 0;
  const rows = securityRows.filter((row) => needed(row[2]) && needed(row[3]));
  const [before, after] = ([2, 3] as const).map(
    (side) => modelsOf(apiOfRows(rows, side, { securitySchemes: schemes }))[0],
  );
  const found = before && after ? credentialFindings(before, after) : [];

  it.each(rows.map(([word, change, , , , client], index) => ({ word, change, client, index })))(
    "$word: $change",
    ({ index, client }) => expect(levelOf(found.filter(concerns(index)), "client")).toBe(client),
  );
});

const text = (...path: ClientOption["path"]): ClientOption => ({ path, type: "string" });
const servers = (variable: object): Partial<Api> => ({
  servers: [
    { url: "https://{region}.a.example", description: "It.", variables: { region: variable } },
  ] as never,
});

it.each<[what: string, api: Api, options: readonly ClientOption[]]>([
  ["a single key", things, [text("key")]],
  [
    "a variable of the server with values",
    apiWith(servers({ default: "eu", enum: ["eu", "us"] })),
    [text("key"), { path: ["serverVariables", "region"], type: '"eu" | "us"' }],
  ],
  [
    "a variable of the server of any value",
    apiWith(servers({ default: "eu" })),
    [text("key"), text("serverVariables", "region")],
  ],
  [
    "a credential for each scheme",
    credentials,
    [
      ...[text("key"), text("tenant"), text("signature")],
      text("credentials", "key"),
      text("credentials", "tenant"),
      text("credentials", "session"),
      text("credentials", "signature"),
      { path: ["credentials", "login"], type: "{ readonly username: string; readonly password: string }" },
      text("credentials", "account"),
      text("credentials", "staff"),
      text("credentials", "proof"),
    ],
  ],
])("the options of a client: %s", (_, api, options) => {
  expect(clientOptionsOf(modelsOf(api)[0])).toEqual(options);
});

it("options that stand in one are fields of it", () => {
  const options = [text("key"), text("credentials", "one"), text("credentials", "an-other")];
  expect(optionsType(options)).toBe(
    '{ readonly key?: string | undefined; readonly credentials?: { readonly one?: string | undefined; readonly "an-other"?: string | undefined } | undefined }',
  );
  expect(options.map(optionText)).toEqual([
    "{ key: given<string>() }",
    "{ credentials: { one: given<string>() } }",
    '{ credentials: { "an-other": given<string>() } }',
  ]);
});

import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { hideCredentials } from "../../scripts/verify/hide/credentials.ts";
import {
  credentialFor,
  credentialOption,
  prefixOf,
  variableOf,
  wrongCredential,
} from "../../scripts/verify/http/credentials.ts";
import { missingParams } from "../../scripts/verify/missing-object.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { kitchenSink, workshop } from "../emit/server/generated.ts";

it.each([
  ["nr_4f1c2aQZ", "nr_"],
  ["sk_live_4f1c2a", "sk_live_"],
  ["4f1c2a-QZ", ""],
])("a wrong credential looks like %s, and tells nothing of it", (value, prefix) => {
  const wrong = wrongCredential(value);
  expect(prefixOf(value)).toBe(prefix);
  expect(wrong).toHaveLength(value.length);
  expect(wrong.slice(0, prefix.length)).toBe(prefix);
  for (const [index, character] of [...wrong].entries())
    if (index >= prefix.length && /\w/.test(character)) expect(character).not.toBe(value[index]);
  expect(wrongCredential(value)).toBe(wrong);
});

const bearer = { type: "http", scheme: "bearer", description: "", environment: "KEY" } as const;
const office = { ...bearer, scheme: "basic", environment: "OFFICE" } as const;
const schemes = {
  components: { schemas: {}, securitySchemes: { key: bearer, office } },
  security: [{ key: [] }],
};

it.each([
  ["the first's, of the API's own scheme", bearer, "", "--token"],
  ["the second's", bearer, "other-", "--other-token"],
  ["of a scheme of some operations", office, "", "--credential office=…"],
  ["the second's of it", office, "other-", "--other-credential office=…"],
] as const)("the option that gives a credential: %s", (_, scheme, prefix, wanted) => {
  expect(credentialOption(schemes, scheme, prefix)).toBe(wanted);
});

it.each([
  [variableOf(bearer, "own"), "$KEY"],
  [variableOf(bearer, "other"), "$OTHER_KEY"],
  [variableOf(bearer, "other", "TEAM_KEY"), "$TEAM_KEY"],
])("the variable that holds a credential: %s", (variable, wanted) => expect(variable).toBe(wanted));

it.each([
  ["the token", { token: "a" }, "key", "a"],
  ["no token for another scheme", { token: "a" }, "office", undefined],
  ["a token of nothing", { token: "" }, "key", undefined],
  ["its own", { token: "a", credentials: { office: "b:c" } }, "office", "b:c"],
])("a principal has for a scheme: %s", (_, principal, name, wanted) => {
  expect(credentialFor({ ...principal, params: {} }, name, schemes)).toBe(wanted);
});

it("credentials are hidden whole, cut short, and in another case", () => {
  const hide = hideCredentials(schemes, {
    server: "http://127.0.0.1",
    own: { token: "nr_secret1", params: {} },
  });
  expect(hide("a nr_secret1 b nr_secret c NR_SECRET1 d")).toBe("a $KEY b $KEY c $KEY d");
});

it.each([
  ["the workshop", workshop, { id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H" }, "id"],
  ["the kitchen sink", kitchenSink, { item_id: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4" }, "item_id"],
])(
  "the name of a missing object is one of the same form: %s",
  async (_, spec, params: Record<string, string>, name) => {
    const { model, zod } = modelOfContract((await loadContract(spec)).contract);
    const subject = subjectsOf(model, zod).find(({ operation }) => operation.laws?.effect === "update");
    const missing = subject && missingParams(subject, params);
    const parameter = subject?.operation.parameters.find((one) => one.name === name);
    expect(parameter && zod.of(parameter)?.safeParse(missing?.[name]).success).toBe(true);
    expect(missing?.[name]).not.toBe(params[name]);
  },
);

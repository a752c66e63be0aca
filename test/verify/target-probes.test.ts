import { expect, it } from "vitest";
import { z } from "zod";
import { loadContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { ProbedInput } from "../../scripts/verify/inputs.ts";
import { authProbes } from "../../scripts/verify/probes/auth.ts";
import { invalidProbe, validProbe } from "../../scripts/verify/probes/inputs.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { checkedTarget } from "../../scripts/verify/target.ts";
import { notesFamily } from "../defects/index.ts";
import cinema from "../fixtures/credentials/index.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";

type Options = Parameters<typeof checkedTarget>[1];

/** The target of an operation: the only one if none is named. */
function targetOf(read: ReturnType<typeof modelOfContract>, options: Options, name?: string) {
  const subject = subjectsOf(read.model, read.zod).find(
    ({ operation: { operationId } }) => name === undefined || operationId === name,
  );
  if (!subject) throw new Error(`there is no operation ${name}`);
  return checkedTarget(subject, options);
}

it("of several credentials that are needed together, each is absent once, and each but the first wrong once", () => {
  const credentials = { key: "key_1234567890", tenant: "tenant_1234567890" };
  const read = modelOfContract(resolveContract(cinema));
  const target = targetOf(read, { principal: { token: "", params: {}, credentials } }, "createFilm");
  const probes = authProbes(target, 401, "http://localhost");
  const partly = probes.filter(
    ({ rule, label }) => rule === "credential" && /^(?:without|a wrong value)/.test(label),
  );
  const sent = partly.map(({ label, request: { target: url, headers } }) => {
    const all = [url, ...headers.map(({ value }) => value)].join(" ");
    return [label.replace(/\$\S+/, "$"), all.includes(credentials.key), all.includes(credentials.tenant)];
  });
  expect(sent).toEqual([
    ["without $", false, true],
    ["without $", true, false],
    ["a wrong value for $", true, false],
  ]);
  const wrong = partly.at(-1)?.request;
  expect([wrong?.target, ...(wrong?.headers ?? []).map(({ value }) => value)].join(" ")).toMatch(
    /tenant_\w{10}/,
  );
});

const notes = modelOfContract((await loadContract(notesFamily.spec)).contract);
const note = targetOf(notes, { principal: notesFamily.principal }, "getNote");
const number = targetOf(modelOfContract(resolveContract(tinyApi(z.int().min(1), "path"))), {
  principal: { params: { value: 1 } } as never,
});
const probed = (name: string, text: string, valid = false) =>
  ({
    ...{ place: `params/${name}`, label: "l", pointer: "", rule: "format", valid, unknown: false },
    ...{ probed: { params: { [name]: text } }, sent: { params: { [name]: text } } },
  }) as unknown as ProbedInput;
const text = { status: 400, text: "note id must be a UUID" };
const stopped = [{ status: 404 }, { status: 403 }];

it.each<[what: string, name: string, value: string, wanted: object]>([
  ["a value with a documented text", "note_id", "7", { errors: [text] }],
  [
    "a value with a control character, which what stands before may refuse",
    "note_id",
    "a\u0007b",
    { refusal: true, errors: stopped },
  ],
  ["a value with a slash, which may be another path", "note_id", "a/b", { refusal: true, errors: stopped }],
  ["a value with a backslash", "note_id", "a\\b", { refusal: true, errors: stopped }],
  ["a value with a percent sign", "note_id", "a%b", { refusal: true, errors: [text, ...stopped] }],
  ["a value as long as targets may be", "note_id", "a".repeat(2001), { refusal: true, errors: stopped }],
  ["a value without a text, which may be no path at all", "value", "x", { refusal: true, errors: stopped }],
])("of a path, %s", (_, name, value, wanted) => {
  const target = name === "note_id" ? note : number;
  const own = target.own;
  if (!own) throw new Error("there is no input");
  const { errors = [], ...expected } = invalidProbe(target, own, probed(name, value)).expected;
  const once = errors.filter(
    ({ status }, index) => errors.findIndex((one) => one.status === status) === index,
  );
  expect({ ...expected, errors: once }).toEqual(wanted);
});

it("a well-formed name of no object is answered as a missing one", () => {
  if (!note.own) throw new Error("there is no input");
  const probe = validProbe(note, note.own, probed("note_id", "7d4f0c8e-52a1-4b7e-9c3d-0a61f2be9d11", true));
  expect([probe.rule, probe.lawful, probe.place]).toEqual(["valid-path", false, "params/note_id"]);
  expect(probe.expected.errors).toEqual([expect.objectContaining({ status: 404, text: "note not found" })]);
});

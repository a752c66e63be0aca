import { beforeAll, describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import type { Found } from "../../scripts/verify/findings.ts";
import { blindDefects } from "../defects/blind/index.ts";
import { clean, defects, type Subject } from "../defects/index.ts";
import { moreDefects } from "../defects/more.ts";
import { probesOn } from "./in-process.ts";

/** A server with one defect, the rule that finds it, and words of what was sent. */
const rows: readonly (readonly [name: string, rule: string, sent: string])[] = [
  ["a name of digits loses the zeros before them", "sets", "digits with zeros before them"],
  ["long dashes become short ones", "sets", "long dashes and printed quotes"],
  ["a name that ends with a full stop is refused", "valid-body", "a full stop at the end"],
  ["labels are sorted", "sets", "a list that is not in order"],
  ["an escaped name of a field is unknown", "unusual-json", "escapes in the names of fields"],
  ["a body in quotes is read once more", "invalid-body", "JSON written as a text of JSON"],
  ["a list with one body in it is taken", "invalid-body", "a list with the JSON in it"],
  ["JSON lines are read to the first", "malformed-json", "a JSON value on each of two lines"],
  ["an id may have any characters at its end", "invalid-params", "a letter behind the name of an object"],
  ["a key with another behind a comma is taken", "credential", "a second credential behind a comma"],
  ["a key in the query is taken", "credential", "the credential in the query"],
  ["what follows a semicolon in the path is dropped", "longer-path", "`;a=1`"],
  ["any version in the path is taken", "unknown-path", "another version"],
  ["the path without an id renames the caller's first", "unknown-path", "a body that the operation refuses"],
];

const all = [...defects, ...blindDefects, ...moreDefects];
const wrong = rows.map(([name, rule, sent]) => {
  const subject = all.find((one) => one.name === name);
  if (!subject) throw new Error(`no server is known as ${name}`);
  return { name, subject, rule, sent };
});
const correct = clean;

const found = new Map<Subject, Found[]>();
beforeAll(async () => {
  const specs = [...new Set(clean.map(({ spec }) => spec))];
  const contracts = new Map(
    await Promise.all(specs.map(async (spec) => [spec, await loadContract(spec)] as const)),
  );
  for (const subject of [...correct, ...wrong.map((one) => one.subject)]) {
    const loaded = contracts.get(subject.spec);
    if (loaded) found.set(subject, await probesOn(loaded, subject, subject.handler()));
  }
}, 60_000);

describe("a server that keeps its contract is not found fault with", () => {
  it.each(correct)("$spec: $name", (subject) => {
    expect(found.get(subject)?.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

describe("a server that takes or changes what it must not is found by what was sent", () => {
  it.each(wrong)("$name", ({ subject, rule, sent }) => {
    const messages = found
      .get(subject)
      ?.filter((one) => one.rule === rule)
      .map(({ message }) => message);
    expect(messages?.join("\n")).toContain(sent);
  });
});

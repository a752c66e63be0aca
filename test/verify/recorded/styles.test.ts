import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import type { HttpRequest } from "../../../scripts/verify/http/message.ts";
import { httpRequest } from "../../../scripts/verify/http/request.ts";
import { probedInputs } from "../../../scripts/verify/inputs.ts";
import { readRequest } from "../../../scripts/verify/read-request.ts";
import { wireRequest } from "../../../scripts/verify/recorded/wire-request.ts";
import { routed } from "../../../scripts/verify/routes.ts";
import type { Subject } from "../../../scripts/verify/subject.ts";
import { subjectsOf } from "../../../scripts/verify/subjects.ts";
import { seed } from "../../seed.ts";

const { model, zod } = modelOfContract((await loadContract("test/fixtures/parameters/index.ts")).contract);
const subjects = subjectsOf(model, zod);

/** What a schema keeps of a value. Further fields of an object have no type in a URL, so that all scalars are compared as texts. */
function kept(subject: Subject, place: string, value: unknown): unknown {
  const found = subject.operation.parameters.find(({ name }) => place.endsWith(`/${name}`));
  const parsed = found && subject.zod.of(found)?.parse(value);
  return JSON.parse(JSON.stringify(parsed), (_, one) => (typeof one === "object" ? one : String(one)));
}

type Parts = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** What is read at a place of a request that was recorded; `undefined`: it is not one of the operation. */
async function readAt(request: HttpRequest, operationId: string, [part = "", name = ""]: readonly string[]) {
  const found = routed(model, request);
  const subject = subjects.find(({ operation }) => operation.operationId === operationId);
  if (!found || !subject || found.operation.operationId !== operationId) return undefined;
  const { method, target } = request;
  const headers = request.headers.map((one) => ({ ...one, name: one.name.toLowerCase() }));
  const recorded = { method, url: `https://books.example${target}`, headers };
  const { input, faults } = readRequest(subject, await wireRequest(subject, recorded, found));
  const values = (input as unknown as Parts)[part];
  return [
    values?.[name],
    faults.filter(({ where }) => where === `${part}/${name}`).map((one) => one.message),
  ];
}

// A request whose path has a fragment is that of another operation.
const told = subjects.filter(({ operation }) => !operation.path.includes("#"));

it.each(told.map((subject) => [subject.operation.operationId, subject] as const))(
  `every value of the parameters of \`%s\` is read as it was recorded (seed ${seed})`,
  async (operationId, subject) => {
    const inputs = [...probedInputs(subject, seed, () => {})].filter(
      ({ place, valid }) => valid && !place.startsWith("body"),
    );
    const params = Object.assign({}, ...inputs.map(({ sent }) => sent.params ?? {}));
    const read = new Set<string>();
    for (const { place, probed, sent } of inputs) {
      const request = httpRequest(subject.operation, {
        ...{ query: {}, headers: {} },
        ...sent,
        params: { ...params, ...sent.params },
      });
      const [part = "", name = ""] = place.split("/");
      const found = await readAt(request, operationId, [part, name]);
      if (!found) continue;
      const [value, faults] = found;
      expect([place, faults]).toEqual([place, []]);
      const wanted = (probed as Parts)[part]?.[name];
      expect([place, kept(subject, place, value)]).toEqual([place, kept(subject, place, wanted)]);
      read.add(name);
    }
    expect([...read].sort()).toEqual(subject.operation.parameters.map(({ name }) => name).sort());
  },
);

it.each<[query: string, faults: readonly string[]]>([
  ["?filter[author]=a&filter[year]=1815", []],
  ["?filter%5Bauthor%5D=a", []],
  ["", ["query/filter is missing"]],
  ["?filter=a", ["query/filter is missing"]],
  ["?filter[year]=1815", ["query/filter is not as its schema says"]],
  ["?filter[author]=a&filter[year]=old", ["query/filter is not as its schema says"]],
  ["?filter[author]=a&filter[author]=b", ["query/filter is not as its schema says"]],
])("a search recorded with %j has the faults %j", async (query, wanted) => {
  const subject = subjects.find(({ operation }) => operation.operationId === "searchBooks");
  const target = `${subject?.operation.path}${query}`;
  const found = routed(model, { method: "GET", target });
  if (!found || !subject) throw new Error("there is no `searchBooks`");
  const recorded = { method: "GET", url: `https://books.example${target}`, headers: [] };
  const { faults } = readRequest(subject, await wireRequest(subject, recorded, found));
  const said = faults.map(
    ({ where, message }) => `${where} ${/is (?:missing|not as its schema says)/.exec(message)}`,
  );
  expect(said).toEqual(wanted);
});

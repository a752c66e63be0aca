import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { OperationCheck } from "../../scripts/verify/check.ts";
import type { Subject } from "../../scripts/verify/subject.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { anyNameIn, familiesOf, nameIn } from "../../scripts/verify/undo/families.ts";
import { keepLedger } from "../../scripts/verify/undo/ledger.ts";
import { removeMade } from "../../scripts/verify/undo/remove.ts";
import { scalarsAt } from "../../scripts/verify/undo/scalars.ts";

async function subjectsIn(fixture: string): Promise<readonly Subject[]> {
  const { contract } = await loadContract(`test/fixtures/${fixture}/index.ts`);
  const { model, zod } = modelOfContract(contract);
  return subjectsOf(model, zod);
}
const [things, tracker, sink] = await Promise.all(["things", "tracker", "kitchen-sink"].map(subjectsIn));

/** The operations of a fixture, with what `change` makes of each; `undefined` leaves one out. */
type Change = (operation: Subject["operation"]) => Subject["operation"] | undefined;
const changed = (subjects: readonly Subject[] | undefined, change: Change) =>
  (subjects ?? []).flatMap((subject) => {
    const operation = change(subject.operation);
    return operation ? [{ ...subject, operation }] : [];
  });
const lawless: Change = ({ laws, ...operation }) => operation;
const without =
  (...ids: readonly string[]): Change =>
  (operation) =>
    ids.includes(operation.operationId) ? undefined : operation;
const told = (subjects: readonly Subject[]) =>
  familiesOf(subjects).map(({ maker, remover, list, named, identity }) =>
    [
      maker.operation.operationId,
      remover && `- ${remover.operation.operationId}`,
      list && `? ${list.operation.operationId}`,
      named && `= ${named.operation.operationId}`,
      ...identity.map(([parameter, field]) => (field === undefined ? parameter : `${parameter}:${field}`)),
    ]
      .filter(Boolean)
      .join(" "),
  );

describe("who makes objects (-: deletes them, ?: lists them, =: names them in its path)", () => {
  it.each<[what: string, subjects: readonly Subject[], wanted: readonly string[]]>([
    [
      "by laws",
      tracker ?? [],
      [
        "createProject - deleteProject ? listProjects = getProject id:id",
        "createTask - deleteTask ? listTasks = getTask id:id",
        "createComment - deleteComment ? listComments = deleteComment id:id",
        "putLabel - deleteLabel ? listLabels = putLabel name:name",
      ],
    ],
    [
      "by laws, where nothing deletes",
      changed(tracker, without("deleteProject", "deleteTask", "deleteComment", "deleteLabel")),
      [
        "createProject ? listProjects = getProject id:id",
        "createTask ? listTasks = getTask id:id",
        "createComment",
        "putLabel ? listLabels = putLabel name:name",
      ],
    ],
    [
      "by paths: what is below one, or in another place under the same name",
      changed(tracker, lawless),
      [
        "createProject - deleteProject ? listProjects = deleteProject id",
        "createTask",
        "createComment - deleteComment ? listComments = deleteComment id",
        "putLabel - deleteLabel",
      ],
    ],
    ["by paths, without a read", things ?? [], ["makeThing - dropThing = dropThing id", "pinNote"]],
    [
      "by paths, where nothing says that something is made",
      changed(things, (operation) => ({
        ...operation,
        responses: operation.responses.map((response) => ({ ...response, status: 200 })),
      })),
      ["makeThing - dropThing = dropThing id"],
    ],
    [
      "by laws and paths",
      sink ?? [],
      ["createItem - deleteItem ? listItems = getItem item_id:id", "uploadPhoto"],
    ],
  ])("%s", (_, subjects, wanted) => {
    expect(told(subjects)).toEqual(wanted);
  });
});

it.each<[record: unknown, parameter: string, field: string | undefined, wanted: string | undefined]>([
  [{ id: "a", thing_id: "b" }, "thing_id", undefined, "b"],
  [{ id: "a", thingId: "b" }, "thing-id", undefined, "b"],
  [{ id: "a", name: "n" }, "thing_id", undefined, "a"],
  [{ key: "k" }, "thing_key", undefined, "k"],
  [{ thing: { id: 7 } }, "id", undefined, "7"],
  [{ thing: { id: 7 } }, "id", "id", undefined],
  [{ id: "", slug: "s" }, "id", undefined, undefined],
  [{ id: "a", slug: "s" }, "id", "slug", "s"],
  [{ id: { a: 1 } }, "id", undefined, undefined],
  [[{ id: "a" }], "id", undefined, undefined],
])("of %j, `%s` (field %s) is %s", (record, parameter, field, wanted) => {
  expect(nameIn(record, parameter, field)).toBe(wanted);
});

it.each<[unknown, string | undefined]>([
  [{ title: "t", uuid: "u" }, "u"],
  [{ api_key: 3 }, "3"],
  [{ names: "n" }, undefined],
  ["id", undefined],
])("a person finds %j by %s", (record, wanted) => {
  expect(anyNameIn(record)).toBe(wanted);
});

describe("what is kept of what a run makes", () => {
  const own = "th_0b6e2f0e3f4c4c399f0e";
  const families = familiesOf(things ?? []);
  const [family] = families;
  const subjectOf = (id: string) => (things ?? []).find(({ operation }) => operation.operationId === id);
  const ledgerOf = () => keepLedger(families, { first: { id: own }, second: {} });
  const noted = (
    ledger: ReturnType<typeof ledgerOf>,
    operationId: string,
    body: unknown,
    more: { status?: number; location?: string; by?: "second"; method?: string; target?: string } = {},
  ) => {
    const subject = subjectOf(operationId);
    if (!subject) throw new Error(operationId);
    const {
      status = 201,
      location,
      by,
      method = subject.operation.method,
      target = subject.operation.path,
    } = more;
    ledger.note(
      { subject, request: { method, target, headers: [] }, ...(by ? { by } : {}) },
      {
        status,
        headers: location === undefined ? {} : { location },
        body: Buffer.from(JSON.stringify(body)),
      },
    );
  };
  const kept = ({ made }: ReturnType<typeof ledgerOf>) =>
    made().map(({ principal, name, params }) => `${principal} ${name} ${JSON.stringify(params)}`);

  it("is each object once, with what names it and whose it is", () => {
    const ledger = ledgerOf();
    noted(ledger, "makeThing", { id: "a" });
    noted(ledger, "makeThing", { id: "a" });
    noted(ledger, "makeThing", { id: "b" }, { by: "second" });
    noted(ledger, "makeThing", {}, { location: "/things/c%20d?x=1" });
    expect(kept(ledger)).toEqual(['first a {"id":"a"}', 'second b {"id":"b"}', 'first c d {"id":"c d"}']);
    const drop = subjectOf("dropThing");
    if (!drop) throw new Error("no dropThing");
    expect([{ id: "a" }, { id: own }, {}].map((params) => ledger.has(drop, params))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("is each answer that names nothing, and the place of its request", () => {
    const ledger = ledgerOf();
    noted(ledger, "makeThing", {});
    noted(ledger, "makeThing", {});
    noted(ledger, "pinNote", { pin_key: "k" }, { target: "/boards/7/pins" });
    expect(kept(ledger)).toEqual([
      "first at /things undefined",
      "first at /things undefined",
      "first k undefined",
    ]);
  });

  it("is nothing that was there before, that another operation answers, or that another method asks for", () => {
    const ledger = ledgerOf();
    if (family) ledger.knows(family, ["old"]);
    noted(ledger, "makeThing", { id: "old" });
    noted(ledger, "makeThing", { id: own });
    noted(ledger, "changeThing", { id: "a" }, { status: 200 });
    noted(ledger, "makeThing", { id: "a" }, { method: "OPTIONS" });
    expect(kept(ledger)).toEqual([]);
  });

  it("is what a `PUT` says that it made, and not what it changed", () => {
    const labels = familiesOf(tracker ?? []);
    const subject = labels.find(({ maker }) => maker.operation.operationId === "putLabel")?.maker;
    if (!subject) throw new Error("no putLabel");
    const ledger = keepLedger(labels, { first: { project_id: 1 }, second: {} });
    for (const [name, status] of [
      ["red", 201],
      ["blue", 200],
    ] as const)
      ledger.note(
        { subject, request: { method: "PUT", target: `/projects/1/labels/${name}`, headers: [] } },
        { status, headers: {}, body: Buffer.from(JSON.stringify({ data: { name }, name })) },
      );
    expect(ledger.made().map(({ name, params }) => [name, params])).toEqual([
      ["red", { project_id: "1", name: "red" }],
    ]);
  });
});

describe("what is made is found again, whatever the answer is like", () => {
  const families = familiesOf(tracker ?? []);
  const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
  const long = JSON.stringify("a".repeat(50_000));
  it.each<
    [
      what: string,
      operationId: string,
      target: string,
      answer: { readonly text: string; readonly location?: string; readonly cut?: boolean },
      wanted: object | undefined,
    ]
  >([
    [
      "a `PUT` whose answer has no name",
      "putLabel",
      "/projects/1/labels/red",
      { text: "{}" },
      { project_id: "1", name: "red" },
    ],
    [
      "a `PUT` whose answer has another name",
      "putLabel",
      "/projects/1/labels/red",
      { text: '{"name":"blue"}' },
      { project_id: "1", name: "red" },
    ],
    [
      "a path whose parameters are called otherwise where it is deleted",
      "createTask",
      "/projects/1/tasks",
      { text: '{"item":{"id":2}}' },
      { project_id: "1", id: "2" },
    ],
    [
      "an answer that is no JSON, with `Location`",
      "createProject",
      "/projects",
      { text: "<html>", location: "/projects/7" },
      { id: "7" },
    ],
    [
      "`Location` with a host and a path before",
      "createTask",
      "/projects/1/tasks",
      { text: "", location: "https://a.example/v2/projects/1/tasks/9?x=1" },
      { project_id: "1", id: "9" },
    ],
    [
      "an answer that breaks off",
      "createTask",
      "/projects/1/tasks",
      { text: '{"meta":{"id":5},"item":{"id":2,"title":"a' },
      { project_id: "1", id: "2" },
    ],
    [
      "10,000 levels",
      "createTask",
      "/projects/1/tasks",
      { text: `{"item":{"more":${deep},"id":2}}` },
      { project_id: "1", id: "2" },
    ],
    [
      "more than is read",
      "createTask",
      "/projects/1/tasks",
      { text: `{"item":{"id":2,"title":${long}`, cut: true },
      { project_id: "1", id: "2" },
    ],
    ["nothing that says it", "createTask", "/projects/1/tasks", { text: '{"item":[{"id":2}]}' }, undefined],
  ])("%s", (_, operationId, target, { text, location, cut }, wanted) => {
    const subject = (tracker ?? []).find(({ operation }) => operation.operationId === operationId);
    if (!subject) throw new Error(operationId);
    const ledger = keepLedger(families, { first: {}, second: {} });
    ledger.note(
      { subject, request: { method: subject.operation.method, target, headers: [] } },
      {
        status: 201,
        headers: location === undefined ? {} : { location },
        body: Buffer.from(text),
        ...(cut ? { cut } : {}),
      },
    );
    expect(ledger.made().map(({ params }) => params)).toEqual([wanted]);
  });

  it("of one name below two others, they are two; what was there before below one of them is not the other", () => {
    const family = families.find(({ maker }) => maker.operation.operationId === "createTask");
    if (!family) throw new Error("no createTask");
    const ledger = keepLedger(families, { first: {}, second: {} });
    ledger.knows(family, ["1"], { id: 1 });
    for (const project of [1, 2, 3])
      ledger.note(
        {
          subject: family.maker,
          request: { method: "POST", target: `/projects/${project}/tasks`, headers: [] },
        },
        { status: 201, headers: {}, body: Buffer.from('{"item":{"id":1}}') },
      );
    expect(ledger.made().map(({ params }) => params)).toEqual([
      { project_id: "2", id: "1" },
      { project_id: "3", id: "1" },
    ]);
  });
});

describe("the texts and numbers of an object within a text", () => {
  it.each<[json: string, place: readonly string[], wanted: object]>([
    ['{"a":1,"b":"x","c":null,"d":true,"e":{"a":2},"f":["a",1]}', [], { a: 1, b: "x" }],
    ['{"data":{"id":"x, \\"y\\": 1"},"id":2}', ["data"], { id: 'x, "y": 1' }],
    ['{"data":[{"id":1}],"id":2}', ["data"], {}],
    ['{"a":1,"a":2}', [], { a: 1 }],
    ['{"a":1,"b":"x', [], { a: 1 }],
    ['{"a":1 "b":2}', [], { b: 2 }],
    ["", [], {}],
    ["[1,2]", [], {}],
    ["}}{{]]", [], {}],
  ])("%s at %j", (json, place, wanted) => {
    expect(scalarsAt(json, place)).toEqual(wanted);
  });
});

describe("what a run made is deleted", () => {
  const families = familiesOf(tracker ?? []);
  const made = (operationId: string, target: string, record: object) => {
    const subject = (tracker ?? []).find(({ operation }) => operation.operationId === operationId);
    if (!subject) throw new Error(operationId);
    return [
      { subject, request: { method: subject.operation.method, target, headers: [] } },
      { status: 201, headers: {}, body: Buffer.from(JSON.stringify({ data: record, ...record })) },
    ] as const;
  };
  const ledger = keepLedger(families, { first: {}, second: {} });
  ledger.note(...made("createProject", "/projects", { id: 1 }));
  ledger.note(...made("putLabel", "/projects/1/labels/red", { name: "red" }));
  ledger.note(...made("createProject", "/projects", { id: 3 }));

  /** A server that answers a deletion so, and what it was asked. */
  const removedFrom = async (statusOf: (target: string) => number) => {
    const asked: string[] = [];
    const ask: OperationCheck["ask"] = async ({ request }) => {
      asked.push(request.target);
      const status = statusOf(request.target);
      return { outcome: { status, headers: {}, body: new Uint8Array() }, status, succeeded: status < 300 };
    };
    const restored = await removeMade({ ask } as OperationCheck, ledger, () => undefined);
    return { asked, restored: restored.map(({ operation, made, left }) => [operation, made, left]) };
  };

  it("what is within something else goes first", async () => {
    const { asked, restored } = await removedFrom(() => 204);
    expect(asked).toEqual(["/projects/1/labels/red", "/projects/3", "/projects/1"]);
    expect(restored).toEqual([
      ["createProject", 2, undefined],
      ["putLabel", 1, undefined],
    ]);
  });

  it.each<[what: string, credential: false | undefined, statuses: readonly number[], why: string]>([
    ["is refused", undefined, [409, 409], "`deleteProject` answers 409"],
    ["is refused in several ways", undefined, [403, 500], "`deleteProject` answers 403 and answers 500"],
    ["nobody may ask for", false, [], "no credential is given for `deleteProject`"],
  ])("says why it is left where its deletion %s", async (_, credential, statuses, why) => {
    const left = [...statuses];
    const ask: OperationCheck["ask"] = async ({ request }) => {
      const status = request.target === "/projects/3" ? (left.shift() ?? 204) : 204;
      return { outcome: { status, headers: {}, body: new Uint8Array() }, status, succeeded: status < 300 };
    };
    const restored = await removeMade({ ask } as OperationCheck, ledger, (_party, { name }) =>
      name === "3" ? credential : undefined,
    );
    expect(restored.find(({ operation }) => operation === "createProject")?.why).toBe(why);
  });

  it("says that nothing deletes what is left", async () => {
    const without = keepLedger(
      families.map(({ remover: _remover, ...family }) => family),
      { first: {}, second: {} },
    );
    without.note(...made("createProject", "/projects", { id: 1 }));
    const ask = () => Promise.reject(new Error("asks for nothing"));
    const [restored] = await removeMade({ ask } as unknown as OperationCheck, without, () => undefined);
    expect(restored?.why).toBe("the contract has no operation that deletes them");
  });

  it("says that no name of what is left is known", async () => {
    const unnamed = keepLedger(families, { first: {}, second: {} });
    unnamed.note(...made("createProject", "/projects", {}));
    const ask = () => Promise.reject(new Error("asks for nothing"));
    const [restored] = await removeMade({ ask } as unknown as OperationCheck, unnamed, () => undefined);
    expect(restored?.why).toBe("nothing tells the `id` that `deleteProject` needs");
  });

  it("says that a deletion has no answer", async () => {
    const ask = async () => ({ outcome: { reason: "it is silent" }, status: 0, succeeded: false });
    const [restored] = await removeMade({ ask } as unknown as OperationCheck, ledger, () => undefined);
    expect(restored?.why).toBe("`deleteProject` has no answer");
  });

  it.each<[status: number, isLeft: boolean]>([
    [200, false],
    [404, false],
    [410, false],
    [302, true],
    [403, true],
    [500, true],
  ])("an answer of %d leaves it: %s", async (status, isLeft) => {
    const { restored } = await removedFrom((target) => (target === "/projects/3" ? status : 204));
    expect(restored[0]).toEqual(["createProject", 2, isLeft ? ["3"] : undefined]);
  });
});

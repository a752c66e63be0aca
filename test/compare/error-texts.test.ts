import { expect, it } from "vitest";
import { clientChanges, wireChanges } from "./documents.ts";

/** An error of the status; `?` before its text: the text is not promised. */
type ErrorText = readonly [status: number, text: string, parts?: Readonly<Record<string, object>>];

const int = { type: "integer" };

const lost = (place: string) => `client-text-removed major response ${place}`;
const gained = (place: string) => `client-text-added minor response ${place}`;

const rows: readonly [
  change: string,
  old: readonly ErrorText[],
  now: readonly ErrorText[],
  wanted: string[],
][] = [
  ["none changes", [[400, "no name"]], [[400, "no name"]], []],
  [
    "they stand in another order",
    [
      [400, "no name"],
      [400, "no name!"],
    ],
    [
      [400, "no name!"],
      [400, "no name"],
    ],
    [],
  ],
  [
    "one of two that differ in one character is gone",
    [
      [400, "no name"],
      [400, "no name!"],
    ],
    [[400, "no name"]],
    [lost("400 no name!")],
  ],
  [
    "one of two that differ in capitals is gone",
    [
      [400, "No name"],
      [400, "no name"],
    ],
    [[400, "no name"]],
    [lost("400 No name")],
  ],
  [
    "one of two in Chinese is gone",
    [
      [400, "需要名称"],
      [400, "需要名称。"],
    ],
    [[400, "需要名称"]],
    [lost("400 需要名称。")],
  ],
  [
    "one in Chinese is replaced",
    [[400, "需要名称"]],
    [[400, "名称太长"]],
    [lost("400 需要名称"), gained("400 名称太长")],
  ],
  [
    "a text comes that differs in one character",
    [[400, "no name"]],
    [
      [400, "no name"],
      [400, "no name."],
    ],
    [gained("400 no name.")],
  ],
  [
    "a text changes in one character",
    [[400, "no name"]],
    [[400, "no name."]],
    [lost("400 no name"), gained("400 no name.")],
  ],
  ["a text is no longer promised", [[400, "no name"]], [[400, "?no name"]], [lost("400 no name")]],
  ["a text is promised from now on", [[400, "?no name"]], [[400, "no name"]], [gained("400 no name")]],
  ["a text that was never promised changes", [[400, "?no name"]], [[400, "?nothing"]], []],
  [
    "a text moves to another status that has errors",
    [
      [400, "no name"],
      [400, "taken"],
      [409, "old"],
    ],
    [
      [400, "no name"],
      [409, "old"],
      [409, "taken"],
    ],
    [lost("400 taken"), gained("409 taken")],
  ],
  ["a text has the same parts", [[409, "holds {n}", { n: int }]], [[409, "holds {n}", { n: int }]], []],
  [
    "a part has another type",
    [[409, "holds {n}", { n: int }]],
    [[409, "holds {n}", { n: { type: "string" } }]],
    [lost("409 holds {n}")],
  ],
  [
    "a part has fewer values",
    [[409, "holds {n}", { n: { type: "string" } }]],
    [[409, "holds {n}", { n: { enum: ["a", "b"] } }]],
    [lost("409 holds {n}")],
  ],
  [
    "the words around a part change",
    [[409, "holds {n}", { n: int }]],
    [[409, "has {n}", { n: int }]],
    [lost("409 holds {n}"), gained("409 has {n}")],
  ],
  [
    "a text gets a part",
    [[409, "holds some"]],
    [[409, "holds {n}", { n: int }]],
    [lost("409 holds some"), gained("409 holds {n}")],
  ],
  ["braces become a part", [[409, "holds {n}"]], [[409, "holds {n}", { n: int }]], [lost("409 holds {n}")]],
  [
    "a text is one of those that a part makes",
    [[409, "holds b"]],
    [[409, "holds {n}", { n: { enum: ["a", "b"] } }]],
    [gained("409 holds {n}")],
  ],
];

/** One operation for each row, so that the client is compiled once. */
function documentOf(side: 1 | 2): object {
  const operations = rows.map((row, index) => [
    `/row-${index}`,
    { get: { operationId: `row${index}`, responses: responsesOf(row[side]) } },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Texts", version: "1.0.0" },
    paths: Object.fromEntries(operations),
  };
}

function partsOf(schemas: Readonly<Record<string, object>>): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { schema, example: "b" }]),
  );
}

function responsesOf(errors: readonly ErrorText[]): object {
  const schema = { type: "object", properties: { error: { type: "string" } }, required: ["error"] };
  const statuses = [...new Set(errors.map(([status]) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const own = errors.filter(([one]) => one === status);
      const examples = own.map(([, text, parts], index) => [
        `example-${index}`,
        {
          value: { error: text.replace("?", "") },
          ...(text.startsWith("?") ? { "x-any-text": true } : {}),
          ...(parts ? { "x-error-template": { text, parts: partsOf(parts) } } : {}),
        },
      ]);
      const content = { "application/json": { schema, examples: Object.fromEntries(examples) } };
      return [status, { description: "Refused.", content }];
    }),
  );
}

const found = await clientChanges(documentOf(1), documentOf(2));

it.each(rows.map(([change, , , wanted], index) => [change, index, wanted] as const))(
  "%s",
  (_, index, wanted) => {
    const own = found.filter(({ operation }) => operation === `GET /row-${index}`);
    expect(own.map(({ rule, bump, place }) => `${rule} ${bump} ${place}`)).toEqual(wanted);
  },
);

it("each has a fingerprint of its own", () => {
  expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(
    rows.flatMap((row) => row[3]).length,
  );
});

it("no message breaks on the wire, whatever the texts are, but where parts of one change", async () => {
  const changed = await wireChanges(documentOf(1), documentOf(2));
  expect(changed.map(({ rule, bump, place }) => `${rule} ${bump} ${place}`)).toEqual(
    Array(3).fill("error-parts-changed major response 409 holds {n}"),
  );
});

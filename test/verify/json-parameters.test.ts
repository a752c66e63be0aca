import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { readRequest } from "../../scripts/verify/read-request.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { styledValues } from "../../scripts/verify/wire/styled.ts";

const { model, zod } = modelOfContract((await loadContract("test/fixtures/parameters/index.ts")).contract);
const subject = subjectsOf(model, zod).find(({ operation }) => operation.operationId === "searchBooks");

it.each<[texts: readonly string[], read: unknown, faults: readonly string[]]>([
  [[], undefined, []],
  [['{"any":["a",null],"not":"b"}'], { any: ["a", null], not: "b" }, []],
  [['{"any":"a"}'], { any: "a" }, ["query/where"]],
  [["null"], null, ["query/where"]],
  [['{"any":["a"]'], '{"any":["a"]', ["query/where"]],
  [['{"any":[]}', '{"any":[]}'], ['{"any":[]}', '{"any":[]}'], ["query/where"]],
])("a parameter of JSON, %j, is read as %j", (texts, read, faults) => {
  if (!subject) throw new Error("there is no `searchBooks`");
  const query = ["filter[author]=a", ...texts.map((text) => `where=${encodeURIComponent(text)}`)].join("&");
  const request = {
    texts: () => [],
    styled: styledValues({ url: `http://localhost/?${query}`, field: () => null }, undefined),
    contentType: undefined,
    body: undefined,
  };
  const { input, faults: found } = readRequest(subject, request);
  expect([input.query["where"], found.map(({ where }) => where)]).toEqual([read, faults]);
});

import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { checkAnswer } from "../../scripts/verify/answer/check.ts";

const { contract } = await loadContract("test/fixtures/errors/index.ts");
const { model, zod } = modelOfContract(contract);
const json = "application/json";
const found = (operationId: string, status: number, type: string | undefined, body: unknown) => {
  const operation = model.operations.find((one) => one.operationId === operationId);
  const headers = type === undefined ? {} : { "content-type": type };
  const bytes = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const { deviations, text } = checkAnswer({ status, headers, body: bytes }, operation, { api: model, zod });
  return [...deviations.map(({ rule, cause }) => `${rule} ${cause}`), ...(text ? [`“${text}”`] : [])];
};
const failure = (code: string, message: string) => ({ error: { code, message } });
const occupied = { type: "https://library.example/problems/occupied", title: "x", status: 409 };

it.each<[what: string, ...Parameters<typeof found>, wanted: string[]]>([
  ["the API's form", "getShelf", 404, json, failure("shelf_not_found", "no such shelf"), ["“no such shelf”"]],
  [
    "another code",
    ...(["getShelf", 404, json, failure("not_found", "no such shelf")] as const),
    ["body-schema 404 /error/code", "“no such shelf”"],
  ],
  [
    "a body of its own",
    ...(["deleteShelf", 409, "application/problem+json"] as const),
    { ...occupied, detail: "the shelf holds books", books: [] },
    ["“the shelf holds books”"],
  ],
  [
    "a body of its own that lacks a field",
    ...(["deleteShelf", 409, "application/problem+json"] as const),
    { ...occupied, detail: "the shelf holds books" },
    ["body-schema error lacks `/books`", "“the shelf holds books”"],
  ],
  ["the other body of the status", "deleteShelf", 409, json, { code: "on_loan", to: "Ada" }, []],
  [
    "another media type",
    ...(["deleteShelf", 409, json] as const),
    { ...occupied, detail: "the shelf holds books", books: [] },
    ["content-type error application/json", "“the shelf holds books”"],
  ],
  ["no body", "getShelf", 410, undefined, undefined, []],
  ["a body where there is none", "getShelf", 410, json, {}, ["body-of-none 410"]],
  ["bytes", "getShelf", 451, "application/pdf", "x", []],
  ["the other media type of the status", "getShelf", 451, json, { age: 18 }, []],
  ["what is none of its schema", "getShelf", 451, json, { age: "x" }, ["body-schema error /age"]],
  [
    "bytes of another type",
    ...(["getShelf", 451, "image/png", "x"] as const),
    ["content-type error image/png", "body-schema error "],
  ],
])("%s", (_, operationId, status, type, body, wanted) => {
  expect(found(operationId, status, type, body)).toEqual(wanted);
});

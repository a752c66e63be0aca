import { expect, it } from "vitest";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import { pagesSentence } from "../../scripts/model/pages.ts";
import { ledgers, paged } from "../fixtures/ledgers/index.ts";

it.each(Object.values(paged))("the pages of each $name are read back from the document", (list) => {
  const document = documentOf(modelOfContract(resolveContract(ledgers([list]))).written);
  const [listed] = modelOfDocument(JSON.parse(JSON.stringify(document))).operations;
  expect(listed?.pagination).toEqual(list.pagination);
});

it.each<[pagination: object, what: string]>([
  [{}, "nothing"],
  [{ items: "data", limit: "limit" }, "no way to go on"],
  [{ items: "data", cursor: { parameter: "cursor" } }, "half a cursor"],
  [{ items: "data", offset: { parameter: 1 } }, "no name"],
  [{ items: "data", page: "page" }, "no object"],
])("of a document's pagination %j, which has %s, there is none", (pagination) => {
  const get = { operationId: "list", responses: {}, "x-pagination": pagination };
  const document = { openapi: "3.1.1", info: { title: "", version: "" }, paths: { "/a": { get } } };
  expect(modelOfDocument(document).operations[0]?.pagination).toBeUndefined();
});

it.each<[name: string, wanted: string]>([
  [
    "posting",
    "Page by page: `offset` is the number of items before the page; `total` is the number of all items.",
  ],
  [
    "booking",
    "Page by page: `page` is the number of the page, from 1 on; a page without items follows the last one.",
  ],
  [
    "voucher",
    "Page by page: `page` is the number of the page, from 0 on; `has_more` says whether another page follows.",
  ],
  [
    "receipt",
    "Page by page: `skip` is the number of items before the page; a page without items follows the last one.",
  ],
  [
    "transfer",
    "Page by page: `meta.next` of an answer, sent as `after`, reads the next page, until it is null or absent; `meta.total` is the number of all items.",
  ],
])("how callers read the list of each %s", (name, wanted) => {
  const { pagination } = paged[name] ?? {};
  expect(pagination && pagesSentence(pagination)).toBe(wanted);
});

import { expect, it } from "vitest";
import { app } from "./app.ts";
import { checkRequest, checkResponse } from "./things-contract.ts";

it("a thing is changed as the contract says", async () => {
  const path = "/things/th_0b6e2f0e3f4c4c399f0e";
  const request = { method: "PUT", body: '{"label":"a","size":1,"open":true}' };
  expect(checkRequest("changeThing", { path, ...request })).toEqual([]);
  const response = await app.request(path, request);
  const { status, headers } = response;
  const answer = { status, headers, body: await response.text() };
  expect(checkResponse("changeThing", answer, { path, ...request })).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { redactor, type Scheme } from "../../../scripts/runtime/client/credentials.ts";
import { createClient, updateGadget } from "../../fixtures/workshop/expected/client/src/index.ts";
import { gadget, input } from "./rename.ts";

const bearer: Scheme = { in: "header", name: "Authorization", prefix: "Bearer " };
const header: Scheme = { in: "header", name: "X-Key", prefix: "" };
const query: Scheme = { in: "query", name: "api.key", prefix: "" };

describe("a credential in a text of others", () => {
  it.each<[scheme: Scheme, secret: string, text: string, wanted: string]>([
    [bearer, "ok", "ok", "[redacted]"],
    [bearer, "ok", "Bearer ok", "Bearer [redacted]"],
    [bearer, "ok", "authorization: bearer ok, token", "authorization: bearer [redacted], token"],
    [bearer, "ok", '{"sent":"Bearer ok"}', '{"sent":"Bearer [redacted]"}'],
    [
      bearer,
      "ok",
      '{"error":"ok, the token of a book is broken"}',
      '{"error":"ok, the token of a book is broken"}',
    ],
    [bearer, "a.b", "Bearer axb", "Bearer axb"],
    [header, "1234567", "X-Key: 1234567", "X-Key: [redacted]"],
    [header, "1234567", "order 1234567", "order 1234567"],
    [query, "k+1", "GET /?api.key=k%2B1&a=k%2B1", "GET /?api.key=[redacted]&a=k%2B1"],
    [query, "k1", "GET /?apixkey=k1", "GET /?apixkey=k1"],
    [bearer, "12345678", "a12345678b", "a[redacted]b"],
    [query, "12345678+", "x=12345678%2B", "x=[redacted]"],
  ])("%o, `%s` in `%s`", (scheme, secret, text, wanted) => {
    expect(redactor(scheme, secret)(text)).toBe(wanted);
  });

  it("a short one leaves data as they are", async () => {
    const data = { ...gadget, name: "a book, ok" };
    const client = createClient({ apiKey: "ok", fetch: async () => Response.json(data) });
    expect(await updateGadget(client, input)).toMatchObject({ data });
  });
});

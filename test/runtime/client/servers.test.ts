import { expect, it } from "vitest";
import { createCaller } from "../../../scripts/runtime/client/client.ts";
import { at } from "../../../scripts/runtime/client/own-server.ts";
import { chosenServer } from "../../../scripts/runtime/client/server-url.ts";

const variables = { region: { default: "eu", enum: ["eu", "us"] }, port: { default: "443" } };

it.each<[given: Record<string, string | undefined> | undefined, wanted: string]>([
  [undefined, "https://eu.a.example:443"],
  [{ region: "us", port: undefined }, "https://us.a.example:443"],
  [{ port: "8443" }, "https://eu.a.example:8443"],
  [{ region: "mars" }, "server variable `region` must be one of eu, us"],
  [{ port: "1@evil.example/" }, "server variable `port` must be a name"],
  [{ toString: "x" }, "`toString` is not a variable of the server"],
])("the variables of a server's URL: %j", (given, wanted) => {
  let made = "";
  try {
    made = chosenServer("https://{region}.a.example:{port}", variables, given);
  } catch (error) {
    made = (error as Error).message;
  }
  expect(made).toBe(wanted);
});

const config = { baseUrl: "https://a.example", schemes: {}, security: [], closed: false };

it("an operation is called at its own server, unless the caller chose a base URL", () => {
  const client = createCaller(config, {});
  expect(at(client, "https://own.example").baseUrl).toBe("https://own.example");
  expect(at({ ...client, isElsewhere: true }, "https://own.example").baseUrl).toBe("https://a.example");
});

it("openapi-fetch is told of an operation's own server", async () => {
  const client = createCaller(config, {});
  let told: unknown;
  client.detour = async ({ init }) => {
    told = init;
    return { url: "", attempts: 0, redact: (text) => text, failure: new Error("none") as never };
  };
  const moved = at(client, "https://own.example");
  const request = { method: "GET", path: "/a", params: {}, url: "", init: { body: "x" }, repeatable: true };
  await moved.detour?.(request, client.open([]));
  expect(told).toEqual({ body: "x", baseUrl: "https://own.example" });
});

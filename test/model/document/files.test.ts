import { describe, expect, it } from "vitest";
import { z } from "zod";
import { filePart, json, multipart } from "../../../scripts/contract/index.ts";
import { outcomeOf, tinyApi } from "../../prove/document/tiny-contract.ts";

const image = () => filePart("image/png");
const binary = { type: "string", format: "binary", contentMediaType: "image/png" };

/** What generation says of a form with this field; the example leaves it out. */
function formWith(field: z.ZodType) {
  const api = tinyApi(z.object({}), "request");
  const [operation] = api.operations;
  const schema = z.object({ text: z.string(), file: field });
  const body = multipart(schema, { example: { text: "a" } });
  return outcomeOf({ ...api, operations: [{ ...operation, body } as never] });
}

describe("files among the parts of a form", () => {
  it.each<[name: string, field: z.ZodType, emitted: object, isRequired: boolean, example: unknown]>([
    ["one", image(), binary, true, "file.png"],
    ["an optional one", image().optional(), binary, false, "file.png"],
    [
      "one with words at its place",
      image().optional().meta({ description: "A picture." }),
      { ...binary, description: "A picture." },
      false,
      "file.png",
    ],
    ["a list", z.array(image()), { type: "array", items: binary }, true, ["file.png"]],
    [
      "a list with bounds",
      z.array(image()).min(1).max(3),
      { type: "array", minItems: 1, maxItems: 3 },
      true,
      ["file.png"],
    ],
    ["an optional list", z.array(image()).optional(), { type: "array", items: binary }, false, ["file.png"]],
  ])("%s", (_name, field, emitted, isRequired, example) => {
    const { document, problems } = formWith(field);
    expect(problems).toEqual([]);
    const body = document?.paths?.["/things"]?.post?.requestBody as { content: Record<string, object> };
    expect(body.content["multipart/form-data"]).toMatchObject({
      schema: { properties: { file: emitted }, required: isRequired ? ["text", "file"] : ["text"] },
      example: { text: "a", file: example },
    });
  });

  it("may be all that a form has, and left out", () => {
    const api = tinyApi(z.object({}), "request");
    const [operation] = api.operations;
    const body = multipart(z.object({ file: image().optional() }), { example: {} });
    expect(outcomeOf({ ...api, operations: [{ ...operation, body } as never] }).problems).toEqual([]);
  });

  it("a file that is no part of its own is refused", () => {
    expect(formWith(z.object({ file: image() })).problems).toContainEqual(
      expect.objectContaining({ code: "file-not-in-form" }),
    );
  });
});

describe("an example that the document rejects", () => {
  it("is told at its place", () => {
    const api = tinyApi(z.object({}), "request");
    const [operation] = api.operations;
    const schema = z.object({ from: z.string().meta({ format: "ipv4" }) });
    const body = json(schema, { examples: { dear: { summary: "Dear", value: { from: "here" } } } });
    const { problems } = outcomeOf({ ...api, operations: [{ ...operation, body } as never] });
    expect(problems).toContainEqual({
      code: "example-rejected",
      message:
        "The document rejects the example at `operations/doThing/requestBody/content/application/json/examples/dear`, at `/from`: it breaks `format`.",
      pointer: "operations/doThing/requestBody/content/application/json/examples/dear",
      fix: "Correct the example or the schema.",
    });
  });
});

it.each(["a/b", "*/a~1b%2F", "responses/200"])("a parameter named `%s` is proved", (name) => {
  const api = tinyApi(z.object({}), "request");
  const [operation] = api.operations;
  const query = { [name]: z.string().optional() };
  expect(outcomeOf({ ...api, operations: [{ ...operation, query } as never] }).problems).toEqual([]);
});

import type { Problem } from "../../scripts/lib/problem.ts";
import type { OpenApiDocument } from "../../scripts/model/document/types.ts";
import { documentInVersion } from "../../scripts/model/document/versions.ts";
import { modelProblems } from "../../scripts/model/problems.ts";
import { readable } from "../../scripts/model/read/document.ts";
import { parsed } from "../../scripts/model/read/parse.ts";
import { holdProblems, type Provoked } from "../provoked.ts";

/** A text that is not read, and what is said of it. */
function malformed(
  variant: string,
  text: string,
  line: number | undefined,
  message: string,
  fix = "Correct the file.",
): Provoked {
  return [
    `document-malformed:${variant}`,
    () => parsed(text, "a.yaml"),
    { message, file: "a.yaml", ...(line === undefined ? {} : { line }), fix },
  ];
}

/** A document whose path `/a` has this reference, and what is said of it. */
function referring(variant: string, ref: string, message: string, fix: string): Provoked {
  return [
    `ref-without-target:${variant}`,
    () => readable({ openapi: "3.1.0", paths: { "/a": { $ref: ref } } }),
    { message, pointer: ref, fix },
  ];
}

/** What OpenAPI 3.0 can't say of a document. */
function inOld(members: object): readonly Problem[] {
  const document = { openapi: "3.1.1", info: { title: "A", version: "1" }, paths: {}, ...members };
  return documentInVersion(document as unknown as OpenApiDocument, "3.0").problems;
}

/** Aliases that stand for nine times as much on each level. */
const growing = [..."abcdefghi"]
  .map((name, index, all) => `${name}: &${name} [${index === 0 ? "x" : Array(9).fill(`*${all[index - 1]}`)}]`)
  .join("\n");

holdProblems("scripts/model", modelProblems, [
  malformed(
    "anchor",
    "paths: &p {/a: *p}\n",
    undefined,
    "`a.yaml` has an anchor whose alias is inside of it.",
    "Write a `$ref` instead of the alias.",
  ),
  malformed("duplicate-key", '{"a":1,\n"a":2}', 2, "`a.yaml` has the key `a` twice in one object."),
  malformed("empty", "\uFEFF\n", undefined, "`a.yaml` is empty."),
  malformed(
    "neither",
    "a: 1\na: 2\n",
    2,
    "`a.yaml` is neither JSON nor YAML: it has a key twice in one object.",
  ),
  malformed("not-json", '{\n"a":', 2, "`a.yaml` is not JSON: Unexpected end of JSON input."),
  malformed(
    "not-yaml",
    growing,
    undefined,
    "`a.yaml` can't be read as YAML: its aliases stand for too much, expected `$ref`s instead.",
  ),
  referring(
    "form",
    "#/%E0%A4%A",
    "`$ref` is `#/%E0%A4%A`; expected `#` and a JSON pointer.",
    "Correct the reference.",
  ),
  referring(
    "inside-itself",
    "#/paths/~1a",
    "`$ref` points to `#/paths/~1a`, which contains the reference.",
    "Remove the reference.",
  ),
  referring(
    "nothing",
    "#/nowhere",
    "`$ref` points to `#/nowhere`, where the document has nothing.",
    "Correct the reference.",
  ),
  [
    "ref-without-target:only-itself",
    () => {
      const ref = "#/components/schemas/A";
      const parameters = [{ name: "a", in: "query", schema: { $ref: ref } }];
      return readable({
        openapi: "3.1.0",
        paths: { "/a": { parameters } },
        components: { schemas: { A: { $ref: ref } } },
      });
    },
    {
      message: "`$ref` points to `#/components/schemas/A`, which refers to itself.",
      pointer: "#/components/schemas/A",
      fix: "Let it refer to a schema.",
    },
  ],
  referring(
    "outside",
    "b.yaml#/a",
    "`$ref` points to `b.yaml#/a`, which is outside of the document.",
    "Bundle the document into one file first: `npx redocly bundle`.",
  ),
  [
    "version-unable:body",
    () => inOld({ paths: { "/a": { delete: { requestBody: {}, responses: {} } } } }),
    {
      message: "OpenAPI 3.0 ignores the body of a `DELETE` request.",
      pointer: "#/paths/~1a/delete/requestBody",
      fix: "Send it with another method, such as `POST`, or leave out `--openapi 3.0`.",
    },
  ],
  [
    "version-unable:keyword",
    () => inOld({ components: { schemas: { A: { patternProperties: {} } } } }),
    {
      message: "OpenAPI 3.0 has no word for `patternProperties`, by which this schema says what is valid.",
      pointer: "#/components/schemas/A",
      fix: "Say it in another way (docs/openapi-versions.md shows which), or leave out `--openapi 3.0`.",
    },
  ],
  [
    "version-unable:scheme",
    () => inOld({ components: { securitySchemes: { card: { type: "mutualTLS" } } } }),
    {
      message: "OpenAPI 3.0 has no word for `mutualTLS`, the type of the security scheme `card`.",
      pointer: "#/components/securitySchemes/card",
      fix: "Take the scheme out of the API, or leave out `--openapi 3.0`.",
    },
  ],
]);

import { expect, it } from "vitest";
import { z } from "zod";
import { checkApi } from "../../scripts/contract/check/index.ts";
import { multipart } from "../../scripts/contract/index.ts";
import { apiNames, apisWith, hostileApis, places } from "./apis.ts";
import { hostileTexts, uncarriedTexts } from "./texts.ts";

const names = places.filter((place) => place.startsWith("name:"));

/** What the checks of a contract say of the API with this text in this place. */
function problemsOf(place: string, text: string) {
  return apisWith(place, text).flatMap(checkApi);
}

it.each(uncarriedTexts)("refuses %j in every text, at its place and with a way out", (text) => {
  const texts = places.filter((at) => /^(?:text|line|phrase|unique):/.test(at) && at !== "line:form value");
  const problems = apiNames.flatMap((name) =>
    checkApi(hostileApis[name]((at, harmless) => (texts.includes(at) ? `${text} ${at}` : harmless))),
  );
  expect(problems.filter(({ code }) => code === "text-character").length).toBeGreaterThanOrEqual(
    texts.length,
  );
  for (const { pointer, fix } of problems) for (const words of [pointer, fix]) expect(words).toMatch(/\S/);
});

it("refuses the names of what every object inherits, wherever a name stands", () => {
  for (const name of ["constructor", "toString", "hasOwnProperty", "valueOf"])
    for (const place of names) {
      const [found] = problemsOf(place, name);
      // These are no names in a program of ours, or that of a variable of a sample, which inherits nothing.
      if (
        /(license|key|environment|package|decision|variable default|variable value|http scheme|:result)$/.test(
          place,
        )
      )
        continue;
      expect([place, name, found?.code]).toEqual([place, name, expect.any(String)]);
    }
});

it.each([
  ["name:path", "/a b", "path-form"],
  ["name:path", '/a"; exit 77', "path-form"],
  ["name:basePath", "/a\n", "path-form"],
  ["name:header", "X-A: b\r\nC", "header-name-form"],
  ["name:server", "javascript:alert(1)", "url-form"],
  ["name:server", 'https://a.example/"><script>', "url-form"],
  ["name:contact url", "data:text/html,x", "url-form"],
  ["name:repository", "file:///etc/passwd", "repository-form"],
  ["name:homepage", "javascript:alert(1)", "url-form"],
  ["name:bugs", "javascript:alert(1)", "url-form"],
  ["name:client package", '"; process.exit(77); "', "package-name-form"],
  ["name:contract package", "../../escaped", "package-name-form"],
  ["name:license", "MIT\n\n# x", "license-form"],
  ["name:media type", "image/png\r\nX: y", "media-type-form"],
  ["name:media type", 'image/png" -F "x=@/etc/passwd', "media-type-form"],
  ["name:errors type", "application/json\r\nX: y", "media-type-form"],
  ["name:error type", "application/json\r\nX: y", "media-type-form"],
  ["name:cookie", "a; b=c", "cookie-name-form"],
  ["name:mode cookie", "a\r\nX: y", "cookie-name-form"],
  ["name:error header", "X-A: b\r\nC", "header-name-form"],
  ["name:stated error header", "X-A: b\r\nC", "header-name-form"],
  ["name:result", '"; process.exit(77); "', "spec-form"],
  ["name:scheme", "a`b", "security-scheme-name-form"],
  ["name:API variable", '"; exit 77', "spec-form"],
  ["name:API variable default", '"><script>', "url-form"],
  ["name:operation variable value", "`$(exit 77)`", "url-form"],
  ["name:http scheme", "x\r\ny", "spec-form"],
  ["name:implicit scope", '"><script>', "spec-form"],
  ["name:part", "$(exit 77)", "spec-form"],
  ["name:API extension", "exit 77", "extension-name"],
  ["name:terms", "javascript:alert(1)", "url-form"],
  ["name:openid url", "javascript:alert(1)", "url-form"],
  ["name:code token", "javascript:alert(1)", "url-form"],
  ["name:section docs url", "javascript:alert(1)", "url-form"],
  ["name:contact email", '"><script>', "email-form"],
])("%s: %j is refused", (place, text, code) => {
  expect(problemsOf(place, text).map((problem) => problem.code)).toContain(code);
});

it("refuses a form as the body of an error", () => {
  const api = hostileApis.ownErrorsApi((_, harmless) => harmless);
  const body = multipart(z.object({ a: z.string() }), { example: { a: "a" } });
  const shared = { ...api.errors, invalid: { ...api.errors.invalid, body } } as never;
  expect(checkApi({ ...api, errors: shared }).map(({ code }) => code)).toContain("error-body-kind");
  const operations = api.operations.map((operation) => ({
    ...operation,
    errors: [{ status: 409, when: "Taken.", body } as never],
  }));
  expect(checkApi({ ...api, operations }).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    "error-body-kind operations/sendWord/errors/0",
  ]);
});

it("refuses places of an error's parts in what is not an error's body", () => {
  const api = hostileApis.hostileApi((_, harmless) => harmless);
  const said = { text: "/*/", code: "/`", fields: { list: "/`" } };
  const [operation] = api.operations.filter(({ operationId }) => operationId === "updateNote");
  const wrong = {
    ...operation,
    body: { ...operation?.body, ...said },
    responses: { 200: { ...operation?.responses[200], ...said } },
  };
  expect(
    checkApi({ ...api, operations: api.operations.map((one) => (one === operation ? wrong : one)) }).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    ),
  ).toEqual(
    ["body", "responses/200"].flatMap((place) =>
      ["text", "code", "fields"].map((word) => `error-word-elsewhere operations/updateNote/${place}/${word}`),
    ),
  );
});

it("refuses names of header fields of the errors that the server answers itself", () => {
  const api = hostileApis.ownErrorsApi((_, harmless) => harmless);
  const { invalid } = api.errors;
  const body = { ...invalid.body, headers: { "*/": z.string().optional() } };
  expect(
    checkApi({ ...api, errors: { ...api.errors, invalid: { ...invalid, body } } }).map(({ code }) => code),
  ).toContain("header-name-form");
});

it.each(["text", "code"] as const)("refuses a hostile text as the place of an error's %s", (word) => {
  const api = hostileApis.codedErrorsApi((_, harmless) => harmless);
  for (const text of hostileTexts) {
    const codes = checkApi({ ...api, errors: { ...api.errors, [word]: text } }).map(({ code }) => code);
    expect([text, codes]).not.toEqual([text, []]);
  }
});

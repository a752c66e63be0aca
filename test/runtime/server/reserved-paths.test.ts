import { describe, expect, it } from "vitest";
import { createRouter } from "../../../scripts/runtime/server/router.ts";

describe("a name whose values may have slashes", () => {
  const templates: readonly (readonly [method: string, path: string, reserved: readonly string[]])[] = [
    ["GET", "/files/{path}", ["path"]],
    ["PUT", "/files/{path}", ["path"]],
    ["GET", "/files/{path}/versions/{number}", ["path"]],
    ["POST", "/files/{path}:copy", ["path"]],
    ["GET", "/files/{id}/info", []],
    ["GET", "/files", []],
  ];
  const router = createRouter(
    templates.map(([method, path, reserved]) => ({ method, path, reserved, target: path })),
  );

  it.each([
    ["GET", "/files/a", "/files/{path}", "a"],
    ["HEAD", "/files/a/b", "/files/{path}", "a/b"],
    ["PUT", "/files/a/b/", "/files/{path}", "a/b/"],
    ["GET", "/files/%2Fa%2fb", "/files/{path}", "%2Fa%2fb"],
    ["GET", "/files//a", "/files/{path}", "/a"],
    ["GET", "/files/a/info", "/files/{id}/info", undefined],
    ["GET", "/files/a/b/info", "/files/{path}", "a/b/info"],
    ["GET", "/files/a/b/versions/2", "/files/{path}/versions/{number}", "a/b"],
    ["GET", "/files/a/versions/2/3", "/files/{path}", "a/versions/2/3"],
    ["POST", "/files/a/b:copy", "/files/{path}:copy", "a/b"],
    ["POST", "/files/a/b", undefined, undefined],
    ["GET", "/files", "/files", undefined],
    ["GET", "/files/", undefined, undefined],
  ])("%s %s", (method, target, wanted, path) => {
    const found = router.find(method, `https://h${target}`);
    expect(found?.target).toBe(wanted);
    expect(found?.pathText("path")).toBe(path);
  });

  it("counts in the methods of a path", () => {
    expect(router.allowedMethods("https://h/files/a/b")).toBe("GET, HEAD, OPTIONS, PUT");
  });
});

import { resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

/** What an editor shows of a variable. */
function hoverOf(code: string, variable: string): string {
  const path = resolve("test/emit/client/hovered.ts");
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    skipLibCheck: true,
    types: [],
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === path ? code : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === path || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
  });
  const info = service.getQuickInfoAtPosition(path, code.indexOf(variable));
  return ts.displayPartsToString(info?.displayParts);
}

it("an editor shows the names of the contract", () => {
  const code = `import { createClient, unwrap, updateGadget } from "../../fixtures/workshop/expected/client/src/index.js";
import { updateGadget as unchecked } from "../../fixtures/workshop/expected/client/src/unchecked.js";
void unchecked;
const result = await updateGadget(createClient({ apiKey: "nr_x" }), { id: "x", name: "y" });
export const data = unwrap(result);
export const body = result.status === 404 ? result.body : undefined;
`;
  expect(hoverOf(code, "data =")).toBe("const data: Gadget");
  expect(hoverOf(code, "updateGadget as")).toContain(
    "function updateGadget(client: Client, input: UpdateGadgetInput",
  );
  expect(hoverOf(code, "body =")).toBe("const body: ErrorSchema | undefined");
});

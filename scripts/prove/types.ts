import { dirname, join } from "node:path";
import ts from "typescript";
import type { Source } from "../emit/source.ts";
import { operationType } from "../emit/typescript/identifiers.ts";
import { emitTypes } from "../emit/typescript/types.ts";
import type { Problem } from "../lib/problem.ts";
import type { OperationModel, PayloadModel } from "../model/model.ts";
import { inputPart } from "../model/parts.ts";
import { proofProblem } from "./problems.ts";

/** Two types that must be assignable to each other, as text, and the place in the contract. */
interface Claim {
  readonly pointer: string;
  readonly zod: string;
  readonly document: string;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  // Zod's `.optional()` lets `undefined` in, which JSON does not have.
  exactOptionalPropertyTypes: false,
  types: [],
};

/**
 * Compiles the claim that the types made from the document equal Zod's own, `z.input`: what travels. Each difference is a problem with the compiler's words about its
 * place in the type.
 */
export async function proveTypes({ model, document, specPath }: Source): Promise<Problem[]> {
  const claims = model.operations.flatMap(claimsOf);
  const folder = dirname(specPath);
  const files = new Map([
    [join(folder, "types-of-the-document.ts"), await emitTypes(document)],
    [join(folder, "types-agree.ts"), moduleOf(claims, specPath)],
  ]);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  Object.assign(host, {
    fileExists: (path: string) => files.has(path) || fileExists(path),
    readFile: (path: string) => files.get(path) ?? readFile(path),
    getSourceFile: (path: string, ...rest: [ts.ScriptTarget]) => {
      const text = files.get(path);
      return text === undefined
        ? getSourceFile.call(host, path, ...rest)
        : ts.createSourceFile(path, text, ...rest);
    },
  });
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()]
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map((diagnostic) => problemOf(diagnostic, claims));
}

/** One line per claim, so that a diagnostic's line identifies it. */
function moduleOf(claims: readonly Claim[], specPath: string): string {
  return [
    'import type { z } from "zod";',
    'import type { operations } from "./types-of-the-document.ts";',
    `import type api from ${JSON.stringify(specPath)};`,
    'type Types<Id extends string> = NonNullable<Extract<(typeof api)["operations"][number], { operationId: Id }>["types"]>;',
    ...claims.map(
      ({ zod, document }, index) =>
        `export const claim${index} = (zod: ${zod}, document: ${document}): [typeof document, typeof zod] => [zod, document];`,
    ),
    "",
  ].join("\n");
}

/** Line of the first claim in the module, from 0. */
const firstClaim = 4;

function claimsOf({ operationId, parameters, requestBody, responses }: OperationModel): Claim[] {
  const types = `Types<${JSON.stringify(operationId)}>`;
  const emitted = operationType(operationId);
  const base = `operations/${operationId}`;
  const inputs = (["path", "query", "header", "cookie"] as const)
    .filter((location) => parameters.some((parameter) => parameter.in === location))
    .map((location) => ({
      pointer: `${base}/${inputPart[location]}`,
      zod: `z.input<z.ZodObject<${types}["${inputPart[location]}"]>>`,
      document: `NonNullable<${emitted}["parameters"]["${location}"]>`,
    }));
  const contentOf = (content: readonly PayloadModel[], claim: Claim) =>
    content
      .map((payload, index) => ({
        ...{ payload, pointer: content.length > 1 ? `${claim.pointer}/${index}` : claim.pointer },
        at: content.length > 1 ? `["${index}"]` : "",
      }))
      .filter(({ payload }) => payload.kind !== "binary")
      .map(({ payload: { mediaType }, pointer, at }) => ({
        pointer,
        zod: claim.zod.replace("[at]", at),
        document: `${claim.document}["content"][${JSON.stringify(mediaType)}]`,
      }));
  const request = contentOf(requestBody?.content ?? [], {
    pointer: `${base}/body`,
    zod: `z.input<NonNullable<NonNullable<${types}["body"]>[at]["schema"]>>`,
    document: `NonNullable<${emitted}["requestBody"]>`,
  });
  const answers = responses.flatMap(({ status, content }) =>
    contentOf(content, {
      pointer: `${base}/responses/${status}`,
      zod: `z.input<NonNullable<${types}["responses"][${status}][at]["schema"]>>`,
      document: `${emitted}["responses"][${status}]`,
    }),
  );
  return [...inputs, ...request, ...answers];
}

/** The compiler's codes of an import that it does not find, or finds without types. */
const notFound: readonly number[] = [2307, 7016];

function problemOf({ code, file, start = 0, messageText }: ts.Diagnostic, claims: readonly Claim[]): Problem {
  const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
  const claim = file?.fileName.endsWith("types-agree.ts") ? claims[line - firstClaim] : undefined;
  const words = ts.flattenDiagnosticMessageText(messageText, " ").replace(/\s+/g, " ");
  const reason = words.replace(/\.$/, "");
  if (!claim && notFound.includes(code)) return proofProblem("types-not-found", { reason });
  return claim
    ? proofProblem("types-differ:located", { place: claim.pointer, reason }, { pointer: claim.pointer })
    : proofProblem("types-differ", { reason });
}

// Coverage: the unit tests compile no body of several media types, which `generate` does of the fixtures; and the types let a
// diagnostic have neither file nor place.

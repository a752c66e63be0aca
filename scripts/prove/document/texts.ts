import type { Contract, ResolvedOperation } from "../../contract/contract.ts";
import type { RejectedInput } from "../../contract/error.ts";
import { rejectionOf } from "../../contract/rejection.ts";
import { componentName } from "../../contract/schemas/named.ts";
import { rootsOfOperation } from "../../contract/schemas/roots.ts";
import { walk } from "../../contract/schemas/walk.ts";
import type { Problem } from "../../lib/problem.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { casesOf } from "../../schema-cases/index.ts";
import { type ProofTarget, targetsOf } from "./targets.ts";

/**
 * Texts with which an operation's schemas reject a value at one of their edges, and which its errors
 * do not list: a caller can meet them, so the docs and the types must tell them.
 */
export function unlistedTexts(contract: Contract, document: OpenApiDocument): Problem[] {
  const targets = targetsOf(contract, document);
  return contract.operations.flatMap((operation) => ofOperation(operation, targets, contract, document));
}

function ofOperation(
  operation: ResolvedOperation,
  targets: readonly ProofTarget[],
  { api }: Contract,
  root: OpenApiDocument,
): Problem[] {
  const { operationId, errors } = operation;
  const { status, error } = api.errors.invalid;
  const told = new Set([error, ...errors.filter((one) => one.status === status).map(({ text }) => text)]);
  const problems: Problem[] = [];
  for (const target of targets) {
    const [, owner, part = "", name = ""] =
      /^operations\/([^/]+)\/([^/]+)\/?(.*)$/s.exec(target.pointer) ?? [];
    if (owner !== operationId || part === "responses") continue;
    for (const value of valuesOf(target, part, root)) {
      const given: RejectedInput = part === "body" ? { body: value } : { [part]: { [name]: value } };
      const rejection = rejectionOf(operation, given);
      if (!rejection || told.has(rejection.text)) continue;
      told.add(rejection.text);
      const schema = ownerOf(operation, rejection.pointer);
      problems.push({
        code: "text-not-listed",
        message: `\`${operationId}\` answers ${status} with “${rejection.text}”, but its errors do not list it: ${schema} rejects ${shown(given)} so.`,
        pointer: `operations/${operationId}/errors`,
        fix: `Add it: \`{ status: ${status}, given: ${shown(given)}, when: "…" }\`.`,
      });
    }
  }
  return problems;
}

/** Invalid values that a request can carry in that part. */
function* valuesOf({ emitted }: ProofTarget, part: string, root: OpenApiDocument): Generator<unknown> {
  if (part === "query" || part === "headers") yield undefined;
  const textOnly = typeof emitted === "object" && emitted["type"] === "string";
  for (const { value, valid } of casesOf(emitted, { root })) {
    if (valid) continue;
    if (part === "body") yield value;
    else if (typeof value === "string") {
      // A path has no empty part, and none of dots.
      if (part !== "params" || !/^\.{0,2}$/.test(value)) yield value;
    } else if (!textOnly && ["number", "boolean"].includes(typeof value)) yield value;
    else if (!textOnly && Array.isArray(value) && part !== "params") yield value;
  }
}

/** The named schema that holds what rejects, and the place in the operation. */
function ownerOf(operation: ResolvedOperation, pointer: string): string {
  const base = `operations/${operation.operationId}/`;
  let name: string | undefined;
  let length = -1;
  for (const root of rootsOfOperation(operation))
    for (const node of walk({ schema: root.schema, path: root.pointer })) {
      const path = node.path.slice(base.length);
      if (!pointer.startsWith(path) || path.length <= length || !componentName(node.schema)) continue;
      name = componentName(node.schema);
      length = path.length;
    }
  return name ? `\`${name}\`, at \`${pointer}\`,` : `the schema at \`${pointer}\``;
}

function shown(given: RejectedInput): string {
  const text = JSON.stringify(given, (_, value) => (value === undefined ? null : value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

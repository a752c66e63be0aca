import { isIdentifier } from "../../lib/ecmascript-names.ts";
import { camelCase, capitalized, kebabCase, pascalCase } from "../../lib/words.ts";

/** Types of the client's runtime that the package exports, by module. */
export const runtimeTypes = {
  client: ["CallOptions", "Level", "Logger"],
  credentials: ["Credential"],
  encode: ["Bytes"],
  result: ["AnyResult", "Answer", "DataOf", "Failure", "Refusal", "Sent"],
} as const;

/** What the client's entries export besides operations, components and the error. */
export const entryNames: readonly string[] = [
  ...["Client", "ClientOptions", "createClient", "openapiFetch", "unwrap"],
  ...["components", "operations", "paths"],
  ...Object.values(runtimeTypes).flat(),
];

/** What the module of an operation imports or declares besides its function. */
const moduleNames =
  "call check checks decode encode judge client input options route Route " +
  "styled writeJoined writeRepeated writeDeepObject writeJson asJsonText keepReserved writeObject writeLabel writeMatrix " +
  "fields headers keywords limit media ownServer redirects refusal statuses streams " +
  "Accepted Coded HiddenRedirect OfType WithHeaders";

/** Globals that generated modules use, which a declaration of the same name would hide. */
const usedGlobals =
  "Array Blob Error Infinity NaN Object Promise Readonly RegExp String URL globalThis undefined";

/** Names that a module must not declare at its top level, although they are not reserved words. */
const markers = "__esModule __proto__ then";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const hidden = words(`${moduleNames} ${usedGlobals}`);
const refused = words(`${markers} NaN Infinity undefined globalThis`);

/** Types of TypeScript or a platform, which an imported generated type must not hide. */
const builtInTypes = words(
  "Array AsyncIterable Blob Boolean Date Error Event Exclude Extract File FormData Function Headers Infinity Map NaN NonNullable Number " +
    "Object Omit Partial Pick Promise Readonly ReadableStream Record RegExp Request Required Response Set String " +
    "Symbol URL Uint8Array WithRequired OneOf XOR Without Awaited ReturnType Parameters",
);

/** Whether the client can export a function of this name. */
export function canBeOperation(name: string, errorName: string): boolean {
  return isFree(name) && name !== errorName;
}

function isFree(name: string): boolean {
  return isIdentifier(name) && !refused.has(name) && !entryNames.includes(name);
}

/**
 * The name of the client's function for an `operationId`: the same, if it can be one, else in camelCase, after `call`
 * where that is taken or begins with a digit: `repos/get-commit` → `reposGetCommit`, `delete` → `callDelete`. It is no
 * identifier if the id has no letter or digit of ASCII.
 */
export function functionNameOf(operationId: string): string {
  if (isFree(operationId)) return operationId;
  const name = camelCase(operationId);
  if (name === "") return operationId;
  return isFree(name) ? name : `call${capitalized(name)}`;
}

/** The type that openapi-typescript makes of an operation: in its keys, a `#` of the id is a `/`. */
export function operationType(operationId: string): string {
  return `operations[${JSON.stringify(operationId.replaceAll("#", "/"))}]`;
}

/** Whether the module of an operation needs a name for itself. */
export function isOfModule(name: string): boolean {
  return hidden.has(name);
}

/**
 * The name under which an operation's function is declared in its module, so that it does not hide a name
 * that the module itself needs. It is exported under its own name.
 */
export function declaredName(name: string): string {
  return isOfModule(name) ? `${name}Operation` : name;
}

/** The name under which an operation's module exports the function without checks. */
export function uncheckedName(name: string): string {
  return name === "unchecked" ? "withoutChecks" : "unchecked";
}

/** `get-item` → `GetItem`; a name that does not begin with a letter gets a prefix. */
export function typeNameOf(name: string, fallback: string): string {
  const pascal = pascalCase(name);
  return /^[A-Za-z]/.test(pascal) ? pascal : `${fallback}${pascal}`;
}

/** The same for a variable: `getItem`. */
export function identifierOf(name: string, fallback: string): string {
  const camel = camelCase(name);
  const free = isIdentifier(camel) && !sampleNames.has(camel);
  return free ? camel : `${fallback}${pascalCase(name)}`;
}

/** Names that a sample's own code uses. */
const sampleNames = words(
  "client console createClient data fetch process result unwrap undefined globalThis",
);

/** The file of an operation, without extension. */
export function fileNameOf(operationId: string): string {
  return kebabCase(operationId) || "operation";
}

/** The components' names in code; `Schema` is appended to one that would hide another name. */
export function componentNames(
  components: readonly string[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set([...taken, ...entryNames]);
  return new Map(
    components.map((component) => {
      let name = typeNameOf(component, "Schema");
      while (used.has(name) || builtInTypes.has(name)) name += "Schema";
      used.add(name);
      return [component, name] as const;
    }),
  );
}

/** Makes a new identifier of a module from any text, and adds it to `taken`. */
export function uniqueIn(taken: Set<string>, text: string): string {
  const name = text.replaceAll(/\W/g, "_");
  const base =
    isIdentifier(name) && !usedHere.has(name) ? name : isIdentifier(`${name}_`) ? `${name}_` : `_${name}`;
  let identifier = base;
  for (let number = 2; taken.has(identifier); number++) identifier = `${base}${number}`;
  taken.add(identifier);
  return identifier;
}

const usedHere = words(`${usedGlobals} ${markers}`);

/** Code without comments and strings, so that only names are left. */
export function namesOnly(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"/g, '""');
}

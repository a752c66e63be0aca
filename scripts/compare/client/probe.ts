import ts from "typescript";
import type { ClientOperation } from "../../emit/client/client-operation.ts";
import { typeOfText } from "../../lib/text-template.ts";
import { optionText } from "./client-options.ts";
import type { ClientDeclarations } from "./declarations.ts";
import { writeInput } from "./probe-inputs.ts";
import { createWriter, type ProbeLine, type ProbeWriter } from "./probe-lines.ts";
import { readResult } from "./probe-results.ts";
import { membersOf } from "./type-members.ts";

/** The most members of a union that are written out: the compiler compares each with all of them. */
const most = 200;

/**
 * Returns a program that uses everything a client offers: it imports each name, calls each function with every
 * field of its input and with the required ones only, and reads every field of each result.
 * `client` is the client's module in the checker's program.
 */
export function probeOf(
  checker: ts.TypeChecker,
  client: ts.SourceFile,
  declarations: ClientDeclarations,
): readonly ProbeLine[] {
  const writer = createWriter();
  writer.add("declare function given<Value>(): Value;");
  writer.add(
    "type Known<Word> = Word extends string ? (string extends Word ? never : Word) : Word extends number ? (number extends Word ? never : Word) : never;",
  );
  writer.add(
    "type Same<All, One> = All extends unknown ? ([All, One] extends [One, All] ? true : never) : never;",
  );
  const module = checker.getSymbolAtLocation(client);
  const exported = new Map(
    (module ? checker.getExportsOfModule(module) : []).map((symbol) => [
      symbol.name,
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    ]),
  );
  const owners = new Map<string, ProbeLine>();
  for (const { operation, inputType, resultType } of declarations.operations) {
    const { operationId } = operation;
    const line = writer.add(`import { ${operationId} } from "client";`, {
      what: "function",
      place: operationId,
      operationId,
    });
    for (const name of [operationId, inputType, resultType]) owners.set(name, line);
  }
  writer.add('import { createClient } from "client";');
  for (const [name, { flags }] of exported)
    if (!(flags & ts.SymbolFlags.Function)) {
      const line = `import { type ${name} } from "client";`;
      owners.set(name, writer.add(line, { what: "type", place: name }, owners.get(name)));
    }
  for (const option of declarations.options)
    writer.add(`createClient(${optionText(option)});`, { what: "option", place: option.path.join(".") });
  for (const { operationId, type } of declarations.sent) {
    const parent = writer.add("(() => {", undefined, owners.get(type));
    const payload = exported.get(type);
    writer.block();
    const expression = writer.name("payload");
    const name = writer.add(`const ${expression} = given<${type}>();`, undefined, parent);
    if (payload)
      readResult(checker, writer, checker.getDeclaredTypeOfSymbol(payload), {
        expression,
        use: { what: "payload", place: "", operationId },
        parent: name,
      });
    writer.add("});", undefined, parent);
  }
  for (const one of declarations.operations) {
    const symbol = (name: string) => {
      const found = exported.get(name);
      return found && checker.getDeclaredTypeOfSymbol(found);
    };
    // One function for each operation, because the compiler analyses the control flow of only a few thousand lines in
    // one function.
    const body = writer.add("(async () => {", undefined, owners.get(one.operation.operationId));
    useOperation(checker, writer, one, body, [symbol(one.inputType), symbol(one.resultType)]);
    writer.add("});", undefined, body);
  }
  return writer.lines;
}

function useOperation(
  checker: ts.TypeChecker,
  writer: ProbeWriter,
  { operation: { operationId }, input, results }: ClientOperation,
  body: ProbeLine,
  [inputType, resultType]: readonly (ts.Type | undefined)[],
): void {
  const use = { what: "input", place: "", operationId } as const;
  const call = `${operationId}(given<Client>(), `;
  if (!input.fields.some(({ required }) => required))
    writer.add(`await ${operationId}(given<Client>());`, use, body);
  for (const optional of [true, false]) {
    let variants = 1;
    for (let variant = 0; variant < variants && inputType; variant++) {
      const place = { use, parent: body, before: `await ${call}`, after: ");" };
      variants = Math.min(
        most,
        Math.max(variants, writeInput(checker, writer, inputType, { variant, optional }, place)),
      );
    }
  }
  const result = writer.add(`const result = await ${call}given<never>());`, undefined, body);
  for (const { status, statuses, ok, kind, mediaType, texts, codes = [], headers = [] } of results) {
    const type = resultType && memberOf(checker, resultType, statuses[0], mediaType);
    // One of several media types of a status.
    const chosen = type?.getProperty("contentType") ? mediaType : undefined;
    const place = `${status}${chosen === undefined ? "" : ` ${chosen}`}`;
    const what = { what: "status", place, operationId } as const;
    writer.block();
    const isStatus = statuses.map((one) => `result.status === ${one}`).join(" || ");
    const isOne =
      chosen === undefined
        ? isStatus
        : `(${isStatus}) && result.ok && result.contentType === ${JSON.stringify(chosen)}`;
    const test = writer.add(`if (${isOne}) {`, what, result);
    for (const text of texts) {
      const use = { what: "text", place: `${status} ${text.text}`, operationId } as const;
      const type = typeOfText(text);
      // For a text with parts, the type must be identical: other texts may be assignable to it.
      const line = text.parts
        ? `true satisfies Same<Known<typeof result.error>, ${type}>;`
        : `given<${type}>() satisfies Known<typeof result.error>;`;
      writer.add(line, use, test);
    }
    for (const code of codes) {
      const line = `given<${JSON.stringify(code)}>() satisfies Known<typeof result.code>;`;
      writer.add(line, { what: "code", place: `${status} ${code}`, operationId }, test);
    }
    for (const { name, type: known } of headers) {
      const use = { what: "result", place: `${status} headers/${name}`, operationId } as const;
      const read = `result.headers[${JSON.stringify(name)}]`;
      writer.add(`const ${writer.name("header")}: ${known} | undefined = ${read};`, use, test);
    }
    const field = ok ? (kind === "nothing" ? undefined : "data") : "body";
    const property = field && type?.getProperty(field);
    if (property)
      readResult(checker, writer, checker.getTypeOfSymbol(property), {
        expression: `result.${field}`,
        use: { what: "result", place: `${status} `, operationId },
        parent: test,
      });
    writer.add("}", undefined, test);
  }
}

/** The member of a result's union that has this status and, of several media types, this one. */
function memberOf(
  checker: ts.TypeChecker,
  result: ts.Type,
  status: number | undefined,
  mediaType: string | undefined,
): ts.Type | undefined {
  const members = result.isUnion() ? result.types : [result];
  const has = (member: ts.Type, name: string, value: unknown) => {
    const property = member.getProperty(name);
    const type = property && checker.getTypeOfSymbol(property);
    return !type || membersOf(type).some((one) => one.isLiteral() && one.value === value);
  };
  return members.find(
    (member) =>
      member.getProperty("status") && has(member, "status", status) && has(member, "contentType", mediaType),
  );
}

// Coverage: what the compiler always has, a module or its type, has no other side that a test could reach.

import { type ComparedVersion, openApiDocument } from "../../compare/read-document.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { ProblemError } from "../../lib/problem.ts";
import { modelOfDocument } from "../../model/from-document.ts";
import type { ApiModel } from "../../model/model.ts";
import { readable } from "../../model/read/document.ts";
import { ignored } from "../../model/read/ignored.ts";
import { parsed } from "../../model/read/parse.ts";
import { unclear } from "../../model/read/unclear.ts";
import { type ImportNote, newAccount, type TellFate } from "../account.ts";
import { pointerOfPlace } from "../places.ts";
import { planComponents } from "../spec/components.ts";
import { withCarriedValues } from "./carried-values.ts";
import { containersIn } from "./containers.ts";
import { withSayableSchemes } from "./credentials.ts";
import { joinFiles } from "./files.ts";
import { linesOfPointers } from "./lines.ts";
import { leaveOutBrokenNames } from "./names.ts";
import { withoutUnsentNulls } from "./nulls.ts";
import { brokenReason, referencesIn } from "./references.ts";
import { standardInput, textOfArgument } from "./text.ts";
import { upgraded } from "./upgrade.ts";

/** What is told of a component that no operation refers to any more. */
const inPlace = "component in its place";

/** A document that is imported. */
export interface ReadDocument extends ComparedVersion {
  /** What of it could not be read. */
  readonly notes: readonly ImportNote[];
  /** Adds to notes the lines of the document that they are about. */
  readonly withLines: (notes: readonly ImportNote[]) => ImportNote[];
}

/**
 * Reads a document from a file, a URL or standard input (`-`), with the files that it refers to. What leads to nothing or
 * is not as OpenAPI wants it is left out, and told. Throws a `ProblemError` if it is no document.
 */
export async function readForImport(argument: string, allowRemote: boolean): Promise<ReadDocument> {
  const name = argument === standardInput ? "stdin" : argument;
  const text = await textOfArgument(argument);
  const { notes, tell } = newAccount();
  const value = parsed(text, name);
  const schemas = isSwagger(value) ? "/definitions/" : "/components/schemas/";
  const document = await wholeDocument(value, name, text, { allowRemote, tell });
  const said = withSayableSchemes(modelOf(document, name), tell);
  const model = withCarriedValues(withoutUnsentNulls(said, tell), tell);
  const used = planComponents(model, []).users;
  for (const component of planComponents(said, []).users.keys())
    if (!used.has(component))
      tell("other form", `#/components/schemas/${component}`, inPlace, "it stands where it is used");
  tellUnread(readable(document), tell);
  tellLater(document, tell);
  return {
    name,
    document,
    model,
    notes,
    withLines: (given) => {
      const inPlaces = new Set(given.flatMap(({ what, place }) => (what === inPlace ? [place] : [])));
      const all = given.filter(({ what, place }) => what !== "component" || !inPlaces.has(place));
      // What was left out stands in the text only.
      const placesOf = ({ place }: ImportNote) => [
        ...(place.startsWith("#") ? [place.slice(1)] : []),
        ...[pointerOfPlace(place, document) ?? []].flat(),
      ];
      const written = all.map((note) =>
        placesOf(note).map((pointer) => pointer.replace(/^\/components\/schemas\//, schemas)),
      );
      const lines = linesOfPointers(text, new Set(written.flat()));
      return all.map((note, index) => {
        const line = written[index]?.map((pointer) => lines.get(pointer)).find((one) => one !== undefined);
        return line === undefined ? note : { ...note, line };
      });
    },
  };
}

/** A document of OpenAPI 3 without references to other files, and without any that lead to nothing. */
async function wholeDocument(
  value: unknown,
  name: string,
  text: string,
  { allowRemote, tell }: { readonly allowRemote: boolean; readonly tell: TellFate },
): Promise<Json> {
  const isOld = isSwagger(value);
  if (!isOld) openApiDocument(value, name, text);
  const document = value as Json;
  // Swagger 2.0 is a text, and YAML without quotes has a number.
  if (isOld) Object.assign(document, { swagger: "2.0" });
  await joinFiles(document, { name, allowRemote, tell });
  leaveOutBrokenNames(document, tell);
  leaveOutBrokenReferences(document, tell);
  return isOld ? openApiDocument(upgraded(document, tell), name, text) : document;
}

function leaveOutBrokenReferences(document: Json, tell: TellFate): void {
  for (const { ref, pointer, isSchema, replace } of referencesIn(document)) {
    const why = brokenReason(document, ref);
    if (why === undefined) continue;
    tell("left out", `#${pointer}`, "`$ref`", why);
    replace(isSchema ? {} : undefined);
  }
}

function isSwagger(value: unknown): boolean {
  return isObject(value) && Number(value["swagger"]) === 2;
}

function modelOf(document: Json, file: string): ApiModel {
  try {
    return modelOfDocument(document);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problems.map((problem) => ({ ...problem, file })));
  }
}

/** Tells what the reader of documents left out: it marks the objects that had it. */
function tellUnread(document: Json, tell: TellFate): void {
  for (const words of textsOf(document[ignored])) tell("left out", "#", words, "nothing here reads it");
  for (const { value, pointer } of containersIn(document))
    for (const words of isObject(value) ? textsOf(value[unclear]) : [])
      tell("left out", `#${pointer}`, words, "OpenAPI has it otherwise");
}

/** Members of OpenAPI 3.2 that have no counterpart, by the object that has them. */
const later: readonly (readonly [holder: RegExp, members: readonly string[]])[] = [
  [/^$/, ["$self"]],
  [/^\/(?:paths|webhooks|components\/pathItems)\/[^/]+$/, ["query", "additionalOperations"]],
  [/\/content\/[^/]+$/, ["prefixEncoding", "itemEncoding"]],
  [/^\/tags\/\d+$/, ["summary", "parent", "kind"]],
  [/\/servers\/\d+$/, ["name"]],
  [/^\/components\/securitySchemes\/[^/]+$/, ["deprecated", "oauth2MetadataUrl"]],
];

function tellLater(document: Json, tell: TellFate): void {
  if (!/^3\.2/.test(String(document["openapi"]))) return;
  for (const { value, pointer } of containersIn(document))
    for (const [holder, members] of later)
      if (isObject(value) && holder.test(pointer))
        for (const member of members)
          if (member in value)
            tell("left out", `#${pointer}`, `\`${member}\``, "the contract has nothing like it");
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

// Coverage: the unit tests read no standard input: only a process has one.

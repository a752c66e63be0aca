import { singular } from "../../emit/spec/names.ts";
import { fileNameOf, functionNameOf, identifierOf } from "../../emit/typescript/identifiers.ts";
import { isIdentifier } from "../../lib/ecmascript-names.ts";
import { reasonAgainstFileName } from "../../lib/file-name.ts";
import { namesOfNames } from "../../lib/name-of-text.ts";
import { camelCase, capitalized, kebabCase } from "../../lib/words.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import type { TellFate } from "../account.ts";
import { idOfSent, type SentRequest } from "./sent.ts";

/** Where an operation stands, and what it is called. */
export interface OperationFile {
  readonly operationId: string;
  readonly folder: string;
  readonly page: string;
  readonly module: string;
  readonly constant: string;
  readonly title: string;
}

/** Names that modules of a spec import, or that would hide what they use. */
export const takenNames: readonly string[] = [
  ...["z", "json", "form", "text", "multipart", "binary", "stream", "noContent", "param", "filePart"],
  ...["jsonSchema", "openEnum", "defineApi", "defineOperation", "defineWebhook", "errors"],
];

/** The files of a section that hold no operation. */
const others: ReadonlySet<string> = new Set(["schemas", "parameters", "errors", "index", "examples"]);

/**
 * The files of operations, and of what the server sends: a callback stands in that of its operation. Names that are the same
 * get a number, in the order of the document.
 */
export function operationFiles(
  { operations }: ApiModel,
  sent: readonly SentRequest[],
  folders: ReadonlyMap<string, string>,
  tell: TellFate,
): ReadonlyMap<OperationModel, OperationFile> {
  const ids = new Set<string>();
  const pages = new Set<string>();
  const constants = new Set(takenNames);
  const said = new Map(operations.map((one) => [one, one.operationId || idFrom(one)]));
  for (const one of sent)
    said.set(
      one.operation,
      one.operation.operationId || idOfSent(one, one.because && said.get(one.because.operation)),
    );
  const places = new Map(sent.map(({ operation, place }) => [operation, place]));
  const owners = new Map(sent.map(({ operation, because }) => [operation, because?.operation]));
  const slugs = namesOfNames([...said.values()]);
  const files = new Map<OperationModel, OperationFile>();
  for (const [operation, wanted] of said) {
    const place = places.get(operation) ?? methodAndPath(operation);
    const owner = files.get(owners.get(operation) ?? operation);
    if (!operation.operationId)
      tell(
        "made",
        place,
        "operationId",
        places.has(operation) ? "it is made from its name" : "it is made from method and path",
      );
    // The client's file and types are named after the words of an id.
    const isTaken = (id: string) =>
      ids.has(fileNameOf(id)) || ids.has(id.toLowerCase()) || !isIdentifier(functionNameOf(id));
    const operationId = isIdentifier(functionNameOf(wanted))
      ? unlike(wanted, isTaken)
      : unlike(slugs.get(wanted) ?? "operation", isTaken);
    if (operation.operationId && operationId !== wanted)
      tell(
        "other form",
        place,
        "operationId",
        `\`${wanted}\` is not unique, or gives the client no name for a function; it is \`${operationId}\``,
      );
    ids.add(fileNameOf(operationId)).add(operationId.toLowerCase());
    const folder = owner?.folder ?? folders.get(operation.section.id) ?? "api";
    const page =
      owner?.page ??
      unlike(
        pageOf(operationId, folder, slugs.get(wanted) ?? "operation"),
        (name) => others.has(name) || pages.has(`${folder}/${name}`),
      );
    pages.add(`${folder}/${page}`);
    const constant = unlike(constantOf(operationId), (name) => constants.has(name));
    constants.add(constant);
    const title =
      operation.title.trim() || capitalized(kebabCase(operationId).replaceAll("-", " ")) || operationId;
    if (!operation.title.trim()) tell("made", place, "summary", "it is made from the id");
    files.set(operation, { operationId, folder, page, module: `${folder}/${page}.ts`, constant, title });
  }
  return files;
}

/** `GET /museum-hours/{day}` → `getMuseumHour`. */
function idFrom({ method, path }: OperationModel): string {
  const segments = path.split("/").filter(Boolean);
  const words = segments.map((segment, index) => {
    const isOne = segments[index + 1]?.startsWith("{");
    return segment.startsWith("{") ? "" : isOne ? singular(segment) : segment;
  });
  return camelCase(`${method.toLowerCase()} ${words.join(" ").trim() || "root"}`);
}

function pageOf(operationId: string, folder: string, fallback: string): string {
  const whole = kebabCase(operationId) || kebabCase(fallback) || fallback.toLowerCase();
  const short = whole.startsWith(`${folder}-`) ? whole.slice(folder.length + 1) : whole;
  return short.slice(0, 80).replace(/-$/, "");
}

function constantOf(operationId: string): string {
  return identifierOf(operationId, "operation");
}

/** The name, or the first one with a number that is free. */
function unlike(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let number = 2; ; number++)
    if (!isTaken(`${name}${/\d$/.test(name) ? "-" : ""}${number}`))
      return `${name}${/\d$/.test(name) ? "-" : ""}${number}`;
}

/** The folders of sections: their titles in small letters, in any script that has some in ASCII. */
export function sectionFolders({
  sections,
  operations,
  webhooks = [],
}: ApiModel): ReadonlyMap<string, string> {
  const used = new Set(["shared"]);
  const sent = webhooks.flatMap((webhook) => webhook.operations);
  const all = [...sections, ...[...operations, ...sent].map(({ section }) => section)];
  const folders = new Map<string, string>();
  for (const { id, title } of all) {
    if (folders.has(id)) continue;
    const slug = title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60);
    const name = unlike(reasonAgainstFileName(slug) || slug === "" ? id || "api" : slug, (one) =>
      used.has(one),
    );
    used.add(name);
    folders.set(id, name);
  }
  return folders;
}

// Coverage: the unit tests have few names that clash or hold no letter.

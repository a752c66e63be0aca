import { upgrade } from "@scalar/openapi-upgrader";
import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import type { TellFate } from "../account.ts";
import { writeMessages } from "./swagger-messages.ts";

/** A document of Swagger 2.0 as one of OpenAPI 3. What is not as Swagger wants it is left out, and told. */
export function upgraded(document: Json, tell: TellFate): Json {
  tell("other form", "#", "document of Swagger 2.0", "it is read as the same in OpenAPI 3");
  const made = upgradeOf(document) ?? upgradeOfRest(document, tell);
  writeMessages(document, made, tell);
  return made;
}

/** What the upgrade makes of a document; `undefined`: it throws an error of its own, where a part has another form than it expects. */
function upgradeOf(document: Json): Json | undefined {
  try {
    return upgrade(structuredClone(document) as Record<string, unknown>, "3.0") as unknown as Json;
  } catch {
    return undefined;
  }
}

function isUpgradable(document: Json): boolean {
  return upgradeOf(document) !== undefined;
}

/** What the upgrade makes of a document without the parts that it refuses, which are left out. */
function upgradeOfRest(document: Json, tell: TellFate): Json {
  for (const pointer of leaveOutRefused(document))
    tell("left out", `#${pointer}`, "part", "Swagger 2.0 has it otherwise");
  return upgrade(structuredClone(document) as Record<string, unknown>, "3.0") as unknown as Json;
}

/** How deep a part is looked for: a parameter or an answer of an operation. */
const deepest = 5;

/**
 * Takes the smallest parts that the upgrade refuses out of a document, and returns their JSON pointers. A part is refused
 * if a document of it alone is, or if the document is taken without it.
 */
function leaveOutRefused(document: Json): string[] {
  const alone = (members: object) => ({ swagger: document["swagger"], ...members }) as unknown as Json;
  return [
    ...leaveOutOf(document as unknown as Holder, alone, "", 1),
    ...leaveOutMembers(document as unknown as Record<string, unknown>),
  ];
}

/** Takes as few members of the document itself out of it as it is taken without; its paths, if nothing else helps. */
function leaveOutMembers(document: Record<string, unknown>): string[] {
  const isTaken = () => isUpgradable(document as unknown as Json);
  const members = Object.entries(document)
    .filter(([key]) => key !== "swagger")
    .sort(([a], [b]) => Number(a === "paths") - Number(b === "paths"));
  const gone: string[] = [];
  for (const [key] of members) {
    if (isTaken()) break;
    delete document[key];
    gone.push(key);
  }
  const needed = gone.filter((key) => {
    document[key] = members.find(([name]) => name === key)?.[1];
    if (isTaken()) return false;
    delete document[key];
    return true;
  });
  return needed.map(pointerStep);
}

type Holder = Record<string, unknown> | unknown[];

function leaveOutOf(holder: Holder, alone: (part: Holder) => Json, pointer: string, depth: number): string[] {
  const isList = Array.isArray(holder);
  const gone: string[] = [];
  for (const [key, value] of Object.entries(holder)) {
    const only = (part: unknown) => alone(isList ? [part] : { [key]: part });
    if (isUpgradable(only(value))) continue;
    const at = pointer + pointerStep(key);
    const isHolder = isObject(value) || Array.isArray(value);
    if (isHolder && depth < deepest) gone.push(...leaveOutOf(value as Holder, only, at, depth + 1));
    if (isUpgradable(only(value))) continue;
    gone.push(at);
    if (isList) holder.splice(holder.indexOf(value), 1);
    else delete holder[key];
  }
  return gone;
}

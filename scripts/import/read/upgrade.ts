import { upgrade } from "@scalar/openapi-upgrader";
import type { Json } from "../../lib/json.ts";
import type { TellFate } from "../account.ts";
import { writeMessages } from "./swagger-messages.ts";

/** A document of Swagger 2.0 as one of OpenAPI 3. */
export function upgraded(document: Json, tell: TellFate): Json {
  tell("other form", "#", "document of Swagger 2.0", "it is read as the same in OpenAPI 3");
  const old = structuredClone(document);
  const made = upgrade(document as Record<string, unknown>, "3.0") as unknown as Json;
  writeMessages(old, made, tell);
  return made;
}

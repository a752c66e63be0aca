import { cookieTexts } from "../../runtime/server/request.ts";
import { pathDecoded } from "../../runtime/server/router.ts";
import { mediaTypeOf } from "../answer/json.ts";
import type { CarriedBody, WireRequest } from "../read-request.ts";
import type { RoutedRequest } from "../routes.ts";
import { bodyOf, type Subject } from "../subject.ts";
import { styledValues } from "../wire/styled.ts";
import { fieldOf, queryOf } from "./credentials.ts";
import type { RecordedRequest } from "./exchange.ts";

/** A recorded request, with what its path holds, as its operation's schemas are asked of it. */
export async function wireRequest(
  subject: Subject,
  request: RecordedRequest,
  { texts: params, pathText }: RoutedRequest,
): Promise<WireRequest> {
  const query = queryOf(request);
  const contentType = fieldOf(request, "content-type");
  // Recorders take cookies out.
  const knowsCookies = fieldOf(request, "cookie") !== undefined;
  const field = (name: string) => fieldOf(request, name) ?? null;
  const readStyled = styledValues({ url: request.url, field }, pathText);
  return {
    texts: (part, name) => {
      if (part === "query") return query.getAll(name);
      if (part === "cookies")
        return knowsCookies ? cookieTexts({ field }, name).slice(0, 1).map(pathDecoded) : undefined;
      const text = part === "params" ? params[name] : fieldOf(request, name);
      return text === undefined ? [] : [text];
    },
    styled: (parameter, part, schema) =>
      part === "cookies" && !knowsCookies ? undefined : readStyled(parameter, part, schema),
    contentType,
    body: await wireBody(subject, request, contentType),
  };
}

/** A form is read into its fields. One that can't be read is not known: recorders keep no files. */
async function wireBody(
  subject: Subject,
  { body }: RecordedRequest,
  contentType = "",
): Promise<CarriedBody | undefined> {
  const isForm =
    bodyOf(subject.operation)?.kind === "multipart" &&
    mediaTypeOf(contentType).mediaType === "multipart/form-data";
  if (!isForm || body === undefined || body.byteLength === 0) return body;
  try {
    const form = await new Response(Buffer.from(body), {
      headers: { "content-type": contentType },
    }).formData();
    return { form };
  } catch {
    return undefined;
  }
}

// Coverage: the unit tests record few forms in parts.

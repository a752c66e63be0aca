import type { HeaderModel } from "../../model/model.ts";
import { listDelimiter } from "../../model/wire.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import type { Deviation } from "../deviation.ts";
import type { HttpAnswer } from "../http/message.ts";
import { takesTexts } from "../wire/readings.ts";

/** Judges the documented header fields of an answer. */
export function checkHeaders(
  answer: HttpAnswer,
  headers: readonly HeaderModel[],
  zod: ZodSchemas,
): Deviation[] {
  return headers.flatMap((header) => checkHeader(answer, header, zod));
}

function checkHeader({ status, headers }: HttpAnswer, header: HeaderModel, zod: ZodSchemas): Deviation[] {
  const { name, required } = header;
  const sent = headers[name.toLowerCase()];
  const schema = zod.of(header);
  const takes = (text: string) =>
    !schema || takesTexts(schema, [text], listDelimiter({ ...header, in: "header" }));
  if (sent === undefined ? !required : takes(sent)) return [];
  const message =
    sent === undefined
      ? `A ${status} lacks the header field \`${name}\`.`
      : `In a ${status}, the header field \`${name}\` is not as its schema says.`;
  return [
    {
      rule: "header",
      where: `headers/${name.toLowerCase()}`,
      cause: `${status} ${name}`,
      message,
      expected: `the header field \`${name}\``,
      received: `${status}, with \`${name}: ${sent ?? ""}\``,
      clue: { field: name },
    },
  ];
}

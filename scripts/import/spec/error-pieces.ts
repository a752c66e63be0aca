import { STATUS_CODES } from "node:http";
import { isJsonValue } from "../../lib/json.ts";
import { kebabCase } from "../../lib/words.ts";
import type { OperationModel, ResponseModel } from "../../model/model.ts";
import { sayableText } from "../schema/meta.ts";
import { callText, objectText } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { oneParagraph } from "../text/prose.ts";
import { examplesOf, headersPart, shownDefault } from "./answers.ts";
import type { SpecContext } from "./context.ts";
import type { Piece } from "./modules.ts";
import { type BodyOptions, type PayloadWriter, payloadCode } from "./payload.ts";

/** One error of an operation, and a name for it. */
export interface ErrorPiece extends Piece {
  readonly name: string;
}

/** The errors of an operation, each with its body. */
export function errorPieces(
  operation: OperationModel,
  context: SpecContext,
  aside: PayloadWriter["aside"],
): ErrorPiece[] {
  const place = context.placeOf(operation);
  const covering = shownDefault(operation);
  return operation.errorResponses.flatMap((response) => {
    if (response === covering) return [];
    const { status, content, description, headers } = response;
    const pointer = `${place} ${status}`;
    const reason = reasonOf(status);
    const said = sayableText(description).trim();
    const when = said ? oneParagraph(said) : `${STATUS_CODES[status] ?? reason}.`;
    if (!description.trim())
      context.tell("made", pointer, "description", "it is the reason phrase of the status");
    if (response.links) context.tell("left out", pointer, "links", "nothing follows an error");
    const isRange = typeof status !== "number";
    const cases = isRange ? [] : casesOf(operation, response, context);
    const isNamed = cases.some((one) => one.isNamed);
    const several = cases.length > 1 || isNamed ? cases.map(({ when: own }) => own) : [];
    const shownBodies = content.flatMap((payload, index): readonly ShownBody[] =>
      index === 0 && several.length > 0
        ? cases.map((one) => ({ payload: one.payload, case: one }))
        : [
            {
              payload: { ...payload, examples: examplesOf(operation, response, payload.mediaType, payload) },
            },
          ],
    );
    return (shownBodies.length > 0 ? shownBodies : [{}]).map(
      ({ payload: shown, case: own }, index): ErrorPiece => {
        const isFirst = own !== undefined || index === 0;
        const whenSaid = own?.when ?? when;
        const isDescribed = own ? several.join(" ") !== said : when !== said;
        const piece = context.piece((writer) => {
          const options: BodyOptions = isFirst
            ? {
                ...(said && isDescribed ? { description: JSON.stringify(said) } : {}),
                // All errors of the status have them.
                ...(index === 0 ? headersPart(headers, pointer, writer, context) : {}),
              }
            : {};
          const name = `${reason}${own ? ` ${own.id}` : isFirst ? "" : kebabCase(shown?.mediaType ?? "")}`;
          const body = shown
            ? payloadCode(
                shown,
                { pointer, isAnswered: true },
                `${name} body`,
                { ...options, isError: "true" },
                { context, writer, aside },
              )
            : Object.keys(options).length > 0
              ? callText(writer.word("noContent"), objectText(options))
              : `${writer.word("noContent")}()`;
          return objectText({
            ...(own
              ? { id: literal(own.id) }
              : isFirst
                ? {}
                : { id: literal(idFrom(shown?.mediaType ?? "other")) }),
            status: typeof status === "number" ? String(status) : JSON.stringify(status),
            when: JSON.stringify(whenSaid),
            body,
          });
        });
        return { ...piece, name: reason };
      },
    );
  });
}

/** A body of an error, and which of its errors it shows if there are several. */
interface ShownBody {
  readonly payload?: ResponseModel["content"][number];
  readonly case?: ShownCase;
}

interface ShownCase {
  readonly id: string;
  /** Whether the document says more of it than its value. */
  readonly isNamed: boolean;
  readonly when: string;
  readonly payload: ResponseModel["content"][number];
}

/** The errors that the examples of a response show, each with its occasion; those that are no values of the schema are none. */
function casesOf(
  operation: OperationModel,
  { status, content: [first], reason }: ResponseModel,
  { judge, tell, placeOf }: SpecContext,
): ShownCase[] {
  if (!first) return [];
  const isValid = judge(first.schema ?? true);
  const shown = operation.errors.filter(
    (one) => one.status === status && one.payload?.mediaType === first.mediaType && one.body !== undefined,
  );
  const valid = shown.filter(({ body }) => isJsonValue(body) && isValid(body));
  if (valid.length > 1 && valid.length < shown.length)
    tell("left out", `${placeOf(operation)} ${status}`, "example", "its schema refuses it");
  const ids = new Set<string>();
  return valid.flatMap(({ id, body, when }) => {
    const said = idFrom(id);
    if (ids.has(said)) return [];
    ids.add(said);
    const occasion = when.trim() || `${reason || status}: ${said.replaceAll("-", " ")}`;
    return [
      {
        id: said,
        isNamed: id !== "default" && when.trim() !== "",
        when: oneParagraph(sayableText(occasion)),
        payload: { ...first, examples: { default: { summary: "", value: body } } },
      },
    ];
  });
}

/** An id of an error from any text. */
function idFrom(text: string): string {
  return kebabCase(text).toLowerCase().slice(0, 80).replace(/-$/, "") || "other";
}

function reasonOf(status: ResponseModel["status"]): string {
  if (typeof status !== "number")
    return status === "default" ? "otherError" : status === "4XX" ? "clientError" : "serverError";
  return STATUS_CODES[status] ?? `status ${status}`;
}

// Coverage: the unit tests have few errors of several media types or without a description.

import { pointerStep } from "../../lib/json-pointer.ts";
import type { ProbedInput } from "../inputs.ts";
import { type RequestInput, sentParameters } from "../request-input.ts";
import { bodyOf, bodySchema, type Subject } from "../subject.ts";
import { takesText } from "../wire/parameter.ts";
import { leafAt, leavesOf, withLeaf } from "./leaves.ts";

/** Signs that separate the items of a list in one text. */
const separated = /[\p{L}\p{N}]([,;|])[\p{L}\p{N}]/u;

/**
 * Of each text in which items are separated, those that have a separator too many, and that their schema refuses: a
 * server that splits them must not drop what is empty. `inputs` are the cases of the operation.
 */
export function separatorInputs(subject: Subject, inputs: readonly ProbedInput[]): ProbedInput[] {
  const parameters = sentParameters(subject.operation).flatMap(([parameter, part]) => {
    const { name } = parameter;
    const text = inputs
      .filter(({ valid, place }) => valid && place === `${part}/${name}`)
      .map(({ sent }) => sent[part]?.[name])
      .find(isSeparated);
    return mistaken(text)
      .filter(([, other]) => !takesText(parameter, subject.zod, other))
      .map(([label, other]) => invalid(`${part}/${name}`, { [part]: { [name]: other } }, label));
  });
  return [...parameters, ...bodyInputs(subject, inputs)];
}

function bodyInputs(subject: Subject, inputs: readonly ProbedInput[]): ProbedInput[] {
  const schema = bodySchema(subject);
  if (!schema || bodyOf(subject.operation)?.kind !== "json") return [];
  const seen = new Set<string>();
  return inputs.flatMap(({ place, valid, sent: { body } }) =>
    place !== "body" || !valid
      ? []
      : leavesOf(body).flatMap((at) => {
          const pointer = at.map(pointerStep).join("");
          const text = leafAt(body, at);
          if (seen.has(pointer) || !isSeparated(text)) return [];
          seen.add(pointer);
          return mistaken(text)
            .map(([label, other]) => [label, withLeaf(body, at, () => other)] as const)
            .filter(([, other]) => !schema.safeParse(other).success)
            .map(([label, other]) => invalid("body", { body: other }, label, pointer));
        }),
  );
}

function isSeparated(value: unknown): value is string {
  return typeof value === "string" && separated.test(value);
}

function mistaken(text: string | undefined): [label: string, text: string][] {
  const sign = separated.exec(text ?? "")?.[1];
  if (text === undefined || sign === undefined) return [];
  return [
    [`\`${sign}\` at the end`, text + sign],
    [`\`${sign}\` before it`, sign + text],
    [`\`${sign}\` twice`, text.replace(sign, sign + sign)],
  ];
}

function invalid(place: string, sent: Partial<RequestInput>, label: string, pointer = ""): ProbedInput {
  return { place, probed: sent, sent, valid: false, rule: "whole", pointer, label, unknown: false };
}

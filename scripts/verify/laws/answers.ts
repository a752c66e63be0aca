import { type Fields, ownField } from "../../lib/fields.ts";
import type { OperationModel } from "../../model/model.ts";
import type { Deviation } from "../deviation.ts";
import type { Probe } from "../probe.ts";
import type { RuleName } from "../rules.ts";
import { bodySchema, type Subject } from "../subject.ts";
import { contains, plainText } from "../values.ts";
import { identityOf, type LawResource, recordIn } from "./resources.ts";

/** Judges each success by what its operation sets and keeps; remembers the first record of every object. */
export function answerLaws(
  resources: readonly LawResource[],
): (probe: Probe, value: unknown) => readonly Deviation[] {
  const firsts = new Map<string, Fields>();
  return ({ subject, input }, value) => {
    const operation = subject?.operation;
    const resource = resources.find(({ name }) => name === operation?.laws?.resource);
    const record = operation && recordIn(operation, value);
    const effect = operation?.laws?.effect;
    if (!subject || !operation || !resource || !record || !input || effect === "list" || effect === "delete")
      return [];
    const key = `${resource.name} ${identityOf(resource, record)}`;
    const first = firsts.get(key) ?? record;
    firsts.set(key, first);
    return [
      ...(effect === "create" ? [] : identityDeviations(operation, record, input.params)),
      ...setDeviations(subject, record, input.body),
      ...resource.keeps
        .filter((field) => !contains(record[field], first[field]))
        .map((field) => changed(operation, field, first[field], record[field])),
    ];
  };
}

function identityDeviations({ laws }: OperationModel, record: Fields, params: Fields): Deviation[] {
  return Object.entries(laws?.identity ?? {})
    .filter(
      ([name, field]) => params[name] !== undefined && plainText(record[field]) !== plainText(params[name]),
    )
    .map(([name, field]) =>
      law(
        "identity",
        field,
        `The answer is about another object: its \`${field}\` is not the \`${name}\` of the path.`,
        `\`${field}\`: ${JSON.stringify(params[name])}`,
        record,
      ),
    );
}

function setDeviations(subject: Subject, record: Fields, sent: unknown): Deviation[] {
  const { laws } = subject.operation;
  const read = bodySchema(subject)?.safeParse(sent);
  if (!read?.success) return [];
  const wanted = (field: string) => ownField(read.data, field);
  // A creation fills in the defaults; an update keeps the fields that are not sent.
  const isSet = (field: string) =>
    ownField(sent, field) !== undefined || (laws?.effect === "create" && wanted(field) !== undefined);
  return (laws?.sets ?? [])
    .filter((field) => isSet(field) && !contains(record[field], wanted(field)))
    .map((field) => {
      const isDefault = ownField(sent, field) === undefined;
      const message = isDefault
        ? `\`${field}\` was left out, and is not its default.`
        : `\`${field}\` does not come back as it was sent.`;
      const expected = short(isDefault ? wanted(field) : ownField(sent, field));
      return fieldLaw("sets", field, message, { expected, held: record[field] });
    });
}

function changed({ laws }: OperationModel, field: string, before: unknown, after: unknown): Deviation {
  const what = laws?.effect === "update" ? "An update changes" : "An answer has another";
  return fieldLaw("keeps", field, `${what} \`${field}\`, which nothing changes.`, {
    expected: `${short(before)}, as before`,
    held: after,
  });
}

/** A deviation from a law; `record` is shown in place of the whole answer. */
export function law(
  rule: RuleName,
  cause: string,
  message: string,
  expected: string,
  record?: unknown,
): Deviation {
  return {
    rule,
    cause,
    message,
    expected,
    ...(record === undefined ? {} : { received: short(record) }),
    clue: { text: "laws" },
  };
}

/** A deviation from a law in one field: what it should hold, in words, and what it holds. */
export function fieldLaw(
  rule: RuleName,
  field: string,
  message: string,
  { expected, held }: { readonly expected: string; readonly held: unknown },
): Deviation {
  return {
    ...law(rule, field, message, `\`${field}\`: ${expected}`),
    received: `\`${field}\`: ${short(held)}`,
    clue: { text: "laws", field },
  };
}

/** A value in one line. It is cut later, after the secrets in it are hidden. */
export function short(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}

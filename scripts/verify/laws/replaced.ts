import { asFields, type Fields, ownField } from "../../lib/fields.ts";
import { forStatus } from "../../lib/status.ts";
import { judgeOf } from "../../schema-cases/index.ts";
import type { OperationCheck } from "../check.ts";
import type { RequestInput } from "../request-input.ts";
import { bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw, short } from "./answers.ts";
import { altered } from "./read-only.ts";
import { variedBy, vary } from "./vary.ts";
import type { Written } from "./written.ts";

/**
 * A `PUT` replaces the object: a field that it sets, and that is left out, is not kept. Not judged where the body may
 * leave out everything, as that of a `PATCH`, or where an answer must have the field.
 */
export async function checkReplaced(
  check: OperationCheck,
  { subject }: CheckedTarget,
  base: RequestInput,
  seed: number,
  write: (body: unknown, label: string) => Promise<Written | undefined>,
): Promise<void> {
  const { operation } = subject;
  const schema = bodySchema(subject);
  if (operation.method !== "PUT" || !schema || schema.safeParse({}).success) return;
  for (const field of operation.laws?.sets ?? []) {
    const first = asFields(vary(base.body, subject, variedBy(seed), 60));
    const second = asFields(vary(base.body, subject, variedBy(seed), 61));
    // At most one of two values can be the default that the server fills in.
    const bodies = [first, second && withAnother(second, field, ownField(first, field))];
    let kept: { readonly before: unknown; readonly after: Written } | undefined;
    for (const body of bodies) {
      kept = body && (await keptOf(body, field));
      if (!kept) break;
    }
    if (kept)
      check.report(
        fieldLaw("replaced", field, `A \`PUT\` without \`${field}\` leaves it as it was.`, {
          expected: `not ${short(kept.before)}, which the request before it had set`,
          held: kept.after.record[field],
        }),
        kept.after.probe,
        kept.after.result.outcome,
      );
  }

  async function keptOf(body: Fields, field: string) {
    const { [field]: value, ...rest } = body;
    const read = schema?.safeParse(rest);
    if (value === undefined || !read?.success || ownField(read.data, field) !== undefined) return undefined;
    const before = await write(body, "all fields");
    if (!before || !contains(before.record[field], value) || !mayLack(before, field)) return undefined;
    const after = await write(rest, `without \`${field}\``);
    return after && contains(after.record[field], value) ? { before: value, after } : undefined;
  }

  /** Whether the schema of the answer takes one without the field. */
  function mayLack({ result: { status, value } }: Written, field: string): boolean {
    const [payload] = forStatus(operation.responses, status)?.content ?? [];
    return (
      payload?.schema !== undefined &&
      judgeOf(subject.api)(payload.schema)(without(value, [...(operation.shows ?? []), field]))
    );
  }

  function withAnother(body: Fields, field: string, than: unknown): Fields | undefined {
    if (!contains(body[field], than)) return body;
    const other = { ...body, [field]: altered(than) };
    return schema?.safeParse(other).success ? other : undefined;
  }
}

function without(value: unknown, [name = "", ...rest]: readonly string[]): unknown {
  const { [name]: inner, ...others } = asFields(value) ?? {};
  return rest.length === 0 ? others : { ...others, [name]: without(inner, rest) };
}

// Coverage: the unit tests have few bodies that may lack a field.

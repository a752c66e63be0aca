import { isObject } from "../lib/json.ts";
import { visibilityExtension } from "../model/extensions.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { type Finding, makeFinding } from "./finding.ts";
import { schemasOnWay } from "./origins.ts";
import { wireOperationsOf } from "./wire/operations/wire-operations.ts";

/**
 * Adjusts the findings by the visibility in the old version: callers knew that a preview may change, so a break there
 * is minor.
 */
export function withPreviews(findings: readonly Finding[], old: ApiModel): readonly Finding[] {
  const before = visibilities(old);
  const wayTo = schemasOnWay(old);
  const isPreview = (finding: Finding) => {
    const model = before.get(finding.operation ?? "");
    return (
      model !== undefined &&
      (isOfPreview(model) ||
        isOfPreviewError(model, finding) ||
        wayTo(finding).some((schema) => isObject(schema) && schema[visibilityExtension] === "preview"))
    );
  };
  return findings.map((finding) =>
    finding.bump === "major" && isPreview(finding) ? asPreview(finding) : finding,
  );
}

function asPreview(finding: Finding): Finding {
  const { fix: _, ...rest } = finding;
  return {
    ...rest,
    bump: "minor",
    group: "Changed",
    sentence: finding.sentence.replace(/\.$/, "; it was a preview."),
  };
}

/** The operations by method and path, as findings name them. */
function visibilities(api: ApiModel): ReadonlyMap<string, OperationModel> {
  return new Map([...wireOperationsOf(api).values()].map(({ name, model }) => [name, model]));
}

function isOfPreview({ visibility }: { readonly visibility?: string }): boolean {
  return visibility === "preview";
}

/** Whether a finding is about an error that is a preview, or about a status that only such errors have. */
function isOfPreviewError({ errors }: OperationModel, { place }: Finding): boolean {
  const [, status, rest = ""] = /^response (\S+)(?: (.*))?$/.exec(place) ?? [];
  if (status === undefined) return false;
  const own = errors.filter((error) => String(error.status) === status);
  if (own.length > 0 && own.every(isOfPreview)) return true;
  return own.some(
    (error) =>
      isOfPreview(error) &&
      ((error.text !== "" && rest === error.text) ||
        (error.code !== undefined && rest === `code ${error.code}`)),
  );
}

/** Operations that become a preview, which takes a promise back, and those that no longer are one. */
export function previewFindings(old: ApiModel, now: ApiModel): Finding[] {
  return [...changedVisibilities(visibilities(old), visibilities(now))];
}

function* changedVisibilities(
  before: ReadonlyMap<string, OperationModel>,
  after: ReadonlyMap<string, OperationModel>,
): Generator<Finding> {
  for (const [operation, was] of before) {
    const is = after.get(operation);
    if (!is || isOfPreview(was) === isOfPreview(is)) continue;
    const place = { verdict: "wire", operation, place: "operation", direction: "both" } as const;
    yield isOfPreview(is)
      ? makeFinding({
          ...{ ...place, rule: "preview-again", bump: "major" },
          sentence: `\`${operation}\` is a preview now: it may change at any time.`,
          fix: "Keep it as it is, and publish what may change as another operation.",
        })
      : makeFinding({
          ...{ ...place, rule: "preview-over", bump: "minor" },
          sentence: `\`${operation}\` is no longer a preview.`,
        });
  }
}

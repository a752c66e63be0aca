import { ownExtensions } from "../../../contract/own-extensions.ts";
import type { ApiModel } from "../../../model/model.ts";
import { type Finding, makeFinding } from "../../finding.ts";

/** Changes of the extensions of the API and of its named schemas: only their author knows what they mean. */
export function extensionFindings(old: ApiModel, now: ApiModel): Finding[] {
  const changes = [
    ["extensions of the API", old.extensions, now.extensions],
    ["extensions of schemas", old.components.schemas, now.components.schemas],
  ] as const;
  return changes
    .filter(([, was, is]) => extensionsIn(was) !== extensionsIn(is))
    .map(([place]) =>
      makeFinding({
        ...{ verdict: "wire", rule: "extensions-changed", place, direction: "both", bump: "patch" },
        sentence: `The ${place} (\`x-…\`) changed.`,
      }),
    );
}

/** All extensions in a value, with their places, as one text. */
function extensionsIn(value: unknown): string {
  const found: string[] = [];
  const visit = (inside: unknown, pointer: string): void => {
    if (typeof inside !== "object" || inside === null) return;
    for (const [name, one] of Object.entries(inside))
      if (!name.startsWith("x-")) visit(one, `${pointer}/${name}`);
      else if (!ownExtensions.has(name)) found.push(`${pointer}/${name} ${JSON.stringify(one)}`);
  };
  visit(value, "");
  return found.sort().join("\n");
}

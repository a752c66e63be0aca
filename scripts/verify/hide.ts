import type { SecurityScheme } from "../contract/api.ts";
import { variableOf } from "./http/credentials.ts";
import type { Principal } from "./options.ts";

/** Takes the principals' credentials out of a text, also where they were cut short or changed in case. */
export function hideCredentials(
  schemes: Readonly<Record<string, SecurityScheme>>,
  defaults: readonly string[],
  principals: { readonly own?: Principal | undefined; readonly other?: Principal | undefined },
): (text: string) => string {
  const hidden = (["own", "other"] as const).flatMap((owner) =>
    Object.entries(schemes).flatMap(([name, scheme]) => {
      const principal = principals[owner];
      const value =
        principal?.credentials?.[name] ?? (defaults.includes(name) ? principal?.token : undefined);
      return value && value.length > 4
        ? [{ value: value.slice(0, -1), shown: variableOf(scheme, owner) }]
        : [];
    }),
  );
  const patterns = hidden.map(({ value, shown }) => ({
    pattern: new RegExp(`${value.replace(/[^\w]/g, "\\$&")}\\S?(?<![\\s"'\`<>,;)])`, "gi"),
    shown,
  }));
  return (text) => patterns.reduce((rest, { pattern, shown }) => rest.replace(pattern, () => shown), text);
}

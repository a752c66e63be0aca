import { ownPackage } from "../lib/own-package.ts";
import { capitalized } from "../lib/words.ts";
import type { ApiModel } from "../model/model.ts";

/** The module `local.js` of the package, and its types: the contract's local server for tests, under the API's name. */
export function localEntry(
  { info }: ApiModel,
  { spec, hooks }: { readonly spec: string; readonly hooks: string | undefined },
): readonly (readonly [path: string, text: string])[] {
  const name = localName(info.title);
  const module = `${ownPackage.name}/local`;
  return [
    [
      "local.js",
      [
        `import api from "./${spec}";`,
        ...(hooks ? [`import hooks from "./${hooks}";`] : []),
        `import { localOf } from "${module}";`,
        "",
        `export const ${name} = localOf(api${hooks ? ", hooks" : ""});`,
        "",
      ].join("\n"),
    ],
    [
      "local.d.ts",
      [
        `import type { Local, LocalOptions } from "${module}";`,
        "",
        `export type { Local, LocalOptions } from "${module}";`,
        "",
        "/** Makes a server for tests: the handlers and the database of the command `start`, without a network. */",
        `export declare const ${name}: (options?: LocalOptions) => Local;`,
        "",
      ].join("\n"),
    ],
  ];
}

/** `Kitchen Sink API` → `createLocalKitchenSink`. */
function localName(title: string): string {
  const words = title.replace(/\s*\bAPI\b\s*$/i, "").match(/[A-Za-z0-9]+/g) ?? [];
  return `createLocal${words.map(capitalized).join("")}`;
}

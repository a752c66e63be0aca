import { createRequire } from "node:module";
import { engines } from "../../lib/engines.ts";
import type { ApiModel } from "../../model/model.ts";

const httpClient = "openapi-fetch";

/** The client's `package.json`. */
export function packageText({ packages, info }: ApiModel): string {
  const { version, summary } = info;
  const { version: httpVersion } = createRequire(import.meta.url)(`${httpClient}/package.json`);
  const entry = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
  const manifest = {
    name: packages.client,
    version,
    description: summary,
    ...packageFacts({ packages, info }),
    type: "module",
    sideEffects: false,
    exports: { ".": entry("index"), "./unchecked": entry("unchecked"), "./package.json": "./package.json" },
    files: ["dist", "src", "api.md"],
    engines,
    dependencies: { [httpClient]: httpVersion },
    publishConfig: { access: "public", provenance: true },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The members about its origin in the `package.json` of each of an API's packages. */
export function packageFacts({
  packages,
  info: { license, contact },
}: Pick<ApiModel, "packages" | "info">): object {
  return {
    ...(contact
      ? {
          author: {
            name: contact.name,
            ...(contact.email === undefined ? {} : { email: contact.email }),
            url: contact.url,
          },
        }
      : {}),
    // npm has no other form for a license that SPDX does not list.
    license: license.identifier.includes("LicenseRef-") ? "SEE LICENSE IN LICENSE" : license.identifier,
    ...(packages.repository ? { repository: { type: "git", url: packages.repository } } : {}),
    ...(packages.homepage ? { homepage: packages.homepage } : {}),
    ...(packages.bugs ? { bugs: { url: packages.bugs } } : {}),
  };
}

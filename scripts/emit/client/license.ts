import { createRequire } from "node:module";
import { licensesIn } from "../../contract/check/license.ts";
import type { ApiModel } from "../../model/model.ts";
import { apiName } from "./names.ts";

const require = createRequire(import.meta.url);

/** The license's text: the team's own, or SPDX's, with the holder of the copyright filled in. */
export function licenseText({ info, packages }: Pick<ApiModel, "info" | "packages">): string {
  if (packages.licenseText !== undefined) return packages.licenseText;
  const { name, identifier } = info.license;
  const holder = info.contact?.name ?? apiName(info);
  const texts = (licensesIn(identifier) ?? []).flatMap((id) => spdxText(id.replace(/\+$/, ""), holder));
  return texts.length > 0 ? texts.join(`\n${"-".repeat(80)}\n\n`) : `${name}\n`;
}

/** SPDX has no text for a custom name. */
function spdxText(id: string, holder: string): string[] {
  if (id === "MIT") return [mit(holder)];
  if (id.includes("LicenseRef-")) return [];
  const { licenseText: text } = require(`spdx-license-list/licenses/${id}.json`) as { licenseText: string };
  return [`${text.replace(forHolder, () => holder).trim()}\n`];
}

/** The placeholder for the holder in the texts that begin with a copyright line; the year may be missing. */
const forHolder =
  /<year> *<(?:owner(?: organization name)?|copyright holders?)>|YEAR by AUTHOR EMAIL|2004-2010 by Internet Systems Consortium.*\n.*Internet Software Consortium/gi;

/** Wrapped as the text is commonly published. */
function mit(holder: string): string {
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;
}

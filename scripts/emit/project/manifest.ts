import { withLineEndsOf } from "../../lib/line-ends.ts";
import type { NewProject } from "./index.ts";

type Manifest = Readonly<Record<string, unknown>> & {
  readonly [Field in "scripts" | "dependencies" | "devDependencies"]?: Readonly<Record<string, string>>;
};

/** The `package.json`: what it has stays, in its layout; what is missing is added. */
export function manifestText({ slug, tools, program, versions, scripts, manifest }: NewProject): string {
  const before = manifest === undefined ? undefined : (JSON.parse(manifest) as Manifest);
  const had = { ...before?.dependencies, ...before?.devDependencies };
  const missing = (wanted: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(wanted).filter(([name]) => !Object.hasOwn(had, name)));
  const ownScripts = before?.scripts ?? {};
  const after = {
    ...(before ?? { name: slug, version: "0.0.0", private: true, type: "module" }),
    scripts: {
      ...ownScripts,
      ...Object.fromEntries(
        scripts
          .filter((name) => !Object.hasOwn(ownScripts, name))
          .map((name) => [name, `${program} ${name}`]),
      ),
    },
    dependencies: { ...before?.dependencies, ...missing({ zod: versions.zod }) },
    devDependencies: {
      ...before?.devDependencies,
      ...missing({ [tools]: versions.tools, typescript: versions.typescript }),
    },
  };
  const indent = /^([ \t]+)\S/m.exec(manifest ?? "")?.[1] ?? "  ";
  return withLineEndsOf(manifest ?? "", `${JSON.stringify(after, undefined, indent)}\n`);
}

import type { NewProject } from "./index.ts";

type Manifest = Readonly<Record<string, unknown>> & {
  readonly [Field in "scripts" | "dependencies" | "devDependencies"]?: Readonly<Record<string, string>>;
};

/** The `package.json`: what it has stays, what is missing is added. */
export function manifestText({ slug, tools, program, versions, scripts, manifest }: NewProject): string {
  const before = manifest === undefined ? undefined : (JSON.parse(manifest) as Manifest);
  const had = { ...before?.dependencies, ...before?.devDependencies };
  const missing = (wanted: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(wanted).filter(([name]) => !Object.hasOwn(had, name)));
  const after = {
    ...(before ?? { name: slug, version: "0.0.0", private: true, type: "module" }),
    scripts: {
      ...Object.fromEntries(scripts.map((name) => [name, `${program} ${name}`])),
      ...before?.scripts,
    },
    dependencies: { ...before?.dependencies, ...missing({ zod: versions.zod }) },
    devDependencies: {
      ...before?.devDependencies,
      ...missing({ [tools]: versions.tools, typescript: versions.typescript }),
    },
  };
  return `${JSON.stringify(after, undefined, 2)}\n`;
}

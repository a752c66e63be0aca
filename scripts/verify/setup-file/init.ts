import { stringify } from "yaml";
import { namedObject } from "../param-names.ts";
import { pathParameters } from "../request-input.ts";
import { unreadFields } from "../restore-options.ts";
import type { SetupContext } from "./read.ts";

/** The text of a setup file for a contract: valid as it is, with `<…>` where a person fills something in. */
export function newSetup(context: Pick<SetupContext, "api" | "subjects">): string {
  const { api } = context;
  const needs = needsOf(context);
  const lines = [
    "# The setup of `verify`: who uses the API, and how it is checked. Replace what stands in `<…>`; what is left so",
    "# counts as not given. An option of the command line wins over this file.",
    "",
    entry("server", "<base URL of the server>"),
    "",
    "principals:",
    ...principalLines("first", "", needs),
    "",
    "  # Somebody else, who must not see the objects of the first. Take it out if you have one credential only.",
    ...principalLines("other", "OTHER_", needs),
    "",
    "# Every option has a key of its name.",
    "# budget: 2m",
    "# timeout: 5s",
    "# settle: 2s",
    "# rate: 20",
    "# read-only: true",
    "",
    "# What no request may meet.",
    "# untouched:",
    ...api.operations
      .slice(0, 1)
      .flatMap(({ operationId, path }) => [
        `#   operations: [${key(operationId)}]`,
        `#   paths: [${JSON.stringify(path.slice(api.basePath.length))}]`,
      ]),
    ...needs.objects.slice(0, 1).map(({ resource }) => `#   objects: { ${key(resource)}: ["…"] }`),
    "",
    "# Findings that are known and accepted until a day.",
    "# waivers:",
    '#   - { fingerprint: "0123456789ab", reason: "…", expires: 2027-01-31 }',
  ];
  return `${lines.join("\n")}\n`;
}

function principalLines(
  party: "first" | "other",
  prefix: string,
  { schemes, objects, params, fields }: ReturnType<typeof needsOf>,
): string[] {
  const whose = party === "first" ? "the first principal" : "the other principal";
  return [
    `  ${party}:`,
    ...(schemes.length > 0
      ? block("credentials", [
          "# The environment variable that holds it, or `{ command: … }` that prints it; never the credential itself.",
          ...schemes.map(([name, { environment }]) => entry(name, prefix + environment)),
        ])
      : []),
    ...(objects.length > 0
      ? block("objects", [
          "# Objects that are there. Take out what the check can make itself.",
          ...objects.flatMap(({ resource, names }) => [
            `${key(resource)}:`,
            ...names.map((name) => `  ${entry(name, `<${name} of ${resource}, of ${whose}>`)}`),
          ]),
        ])
      : []),
    ...(params.length > 0
      ? block("params", [
          "# Path parameters of which the contract does not say what object they name.",
          ...params.map((name) => entry(name, `<${name}, of ${whose}>`)),
        ])
      : []),
    ...(fields.length > 0
      ? [
          "    # What the object holds now: it is put back at the end, and no operation reads it.",
          "    # restore:",
          ...fields.map((name) => `    #   ${key(name)}: …`),
        ]
      : []),
  ];
}

/** What the contract needs of the principals. */
function needsOf({ api, subjects }: Pick<SetupContext, "api" | "subjects">) {
  const used = new Set(
    api.operations.flatMap(({ security }) => security.flatMap((requirement) => Object.keys(requirement))),
  );
  const objects = new Map<string, Map<string, string>>();
  const params = new Set<string>();
  for (const operation of api.operations)
    for (const { name } of pathParameters(operation)) {
      const named = namedObject(api, operation, name);
      if (!named) {
        params.add(name);
        continue;
      }
      const names = objects.get(named.resource) ?? new Map<string, string>();
      // The same object may stand under several names of parameters.
      if (!names.has(named.field)) objects.set(named.resource, names.set(named.field, name));
    }
  return {
    schemes: Object.entries(api.components.securitySchemes).filter(([name]) => used.has(name)),
    objects: [...objects].map(([resource, names]) => ({ resource, names: [...names.values()] })),
    params: [...params],
    fields: unreadFields(subjects),
  };
}

/** A key with an object under it, below a principal. */
function block(name: string, lines: readonly string[]): string[] {
  return [`    ${name}:`, ...lines.map((line) => `      ${line}`)];
}

function entry(name: string, value: string): string {
  return `${key(name)}: ${stringify(value, { lineWidth: 0 }).trimEnd()}`;
}

function key(name: string): string {
  return stringify(name, { lineWidth: 0 }).trimEnd();
}

import type { Option } from "commander";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import type { ApiModel } from "../../model/model.ts";
import { wrongNames } from "../check-options.ts";
import { checkParams, objectNames, unknownResource } from "../check-params.ts";
import { restoreValues } from "../restore-options.ts";
import type { Subject } from "../subject.ts";
import { beginsPath, type Untouched } from "../untouched.ts";
import { checkedWaivers, type Waiver } from "../waivers.ts";
import { type FormEntry, type FormReader, formReader } from "./form.ts";
import { optionKeys, readOption } from "./options.ts";
import { setupProblem } from "./problems.ts";
import { readYaml, type YamlNode, type YamlPlace } from "./yaml.ts";

/** What a setup file says of one principal. */
export interface SetupPrincipal {
  /** By security scheme: the environment variable that holds the credential, or the command that prints it. */
  readonly credentials: Readonly<Record<string, SetupCredential>>;
  /** Path parameters, as `--param` gives them. */
  readonly params: Readonly<Record<string, string>>;
  /** With the types of JSON. */
  readonly restore: Readonly<Record<string, unknown>>;
}

export type SetupCredential =
  | { readonly variable: string; readonly key: string; readonly place: YamlPlace }
  | { readonly command: string };

export interface SetupFile {
  /** By the options' attribute names, as the command line gives them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly first?: SetupPrincipal;
  readonly other?: SetupPrincipal;
  readonly waivers: readonly Waiver[];
  readonly untouched: Untouched;
  /** The keys that are still to be filled in. */
  readonly unfilled: readonly string[];
}

/** What a setup file is read against. */
export interface SetupContext {
  readonly api: ApiModel;
  readonly subjects: readonly Subject[];
  /** Of the command that the file is for. */
  readonly options: readonly Option[];
}

/** Reads the text of a setup file. Throws a `ProblemError` with all that is wrong in it. */
export function readSetup(text: string, file: string, context: SetupContext): SetupFile {
  const { api, options } = context;
  const problems: Problem[] = [];
  const unfilled: string[] = [];
  const form = formReader(problems);
  const whole = readYaml(text, file);
  const ofOptions = optionKeys(options);
  const keys = ["principals", "untouched", "waivers", ...ofOptions];
  const top = form.entries(whole, "", "an object with keys such as `server` and `principals`", keys);
  const read: Record<string, unknown> = {};
  for (const { name, node } of top) {
    const option = ofOptions.includes(name) && options.find(({ long }) => long === `--${name}`);
    if (!option || isUnfilled(node, name, unfilled)) continue;
    const value = readOption(option, node, form, problems);
    if (value !== undefined) read[option.attributeName()] = value;
    if (name === "only" && node.kind === "list") checkOperations(api, node.items, problems);
  }
  const member = (name: string) => top.find((entry) => entry.name === name);
  const principals = member("principals");
  const two = principals
    ? form.entries(principals.node, principals.key, "an object with `first` and `other`", ["first", "other"])
    : [];
  const principalOf = (name: string) => {
    const entry = two.find((one) => one.name === name);
    return entry && readPrincipal(entry, form, context, problems, unfilled);
  };
  const [first, other] = [principalOf("first"), principalOf("other")];
  const setup: SetupFile = {
    options: read,
    ...(first ? { first } : {}),
    ...(other ? { other } : {}),
    waivers: readWaiverList(member("waivers"), problems),
    untouched: readUntouched(member("untouched"), form, api, problems),
    unfilled,
  };
  if (problems.length > 0) throw new ProblemError(inOrder(problems));
  return setup;
}

/** Sorted by their place in the file, not by the check that found them. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** Whether a value is what `--init` writes for a person to fill in: `<the base URL of the server>`. */
function isUnfilled(node: YamlNode, key: string, unfilled: string[]): boolean {
  const isPlaceholder = node.kind === "scalar" && /^<[^<>]+>$/.test(node.text);
  if (isPlaceholder) unfilled.push(key);
  return isPlaceholder;
}

function readPrincipal(
  { node, key }: FormEntry,
  form: FormReader,
  { api, subjects }: SetupContext,
  problems: Problem[],
  unfilled: string[],
): SetupPrincipal {
  const members = form.entries(node, key, "an object with keys such as `credentials` and `objects`", [
    "credentials",
    "objects",
    "params",
    "restore",
  ]);
  const inside = (name: string, expected: string, known?: readonly string[]) => {
    const entry = members.find((one) => one.name === name);
    return entry ? form.entries(entry.node, entry.key, expected, known) : [];
  };
  const schemes = inside("credentials", "an object of security schemes");
  problems.push(
    ...wrongNames(
      "unknown-security-scheme:option",
      schemes.map(({ name }) => name),
      Object.keys(api.components.securitySchemes),
      placeIn(schemes),
    ),
  );
  const credentials = schemes.flatMap((entry) => {
    const read = readCredential(entry, form, api, problems);
    return read ? [[entry.name, read] as const] : [];
  });
  const known = objectNames(api);
  const objects = inside("objects", "an object of resources").flatMap((entry) => {
    const names = known.get(entry.name);
    if (!names) {
      problems.push(unknownResource(entry.name, [...known.keys()], entry.keyPlace));
      return [];
    }
    return form
      .entries(entry.node, entry.key, `an object with ${listed(names)}`, [...names])
      .map((inner): FormEntry => ({ ...inner, name: `${entry.name}.${inner.name}` }));
  });
  const named = inside("params", "an object of path parameters");
  const params = [...objects, ...named].flatMap((entry) => {
    const value = form.text(entry.node, entry.key, "a text");
    if (value === undefined || isUnfilled(entry.node, entry.key, unfilled)) return [];
    return [[entry.name, value] as const];
  });
  problems.push(
    ...checkParams(
      api,
      [...objects, ...named].map(({ name }) => name),
      placeIn([...objects, ...named]),
    ),
  );
  const fields = inside("restore", "an object of the body's fields");
  const before = problems.length;
  const values = Object.fromEntries(
    fields.map(({ name, key: at, node: value }) => [name, form.json(value, at)]),
  );
  const placeOf = (name?: string) => (name === undefined ? fields[0]?.keyPlace : placeIn(fields)(name)) ?? {};
  if (problems.length === before)
    problems.push(...problemsOf(() => restoreValues(subjects, `${key}.restore`, { values }, placeOf)));
  return {
    credentials: Object.fromEntries(credentials),
    params: Object.fromEntries(params),
    restore: values,
  };
}

function readCredential(
  { node, key, name }: FormEntry,
  form: FormReader,
  api: ApiModel,
  problems: Problem[],
): SetupCredential | undefined {
  if (node.kind !== "scalar") {
    const [entry] = form.entries(node, key, "the name of an environment variable", ["command"]);
    const command = entry && form.text(entry.node, entry.key, "a command of the shell");
    return command === undefined ? undefined : { command };
  }
  const variable = form.text(node, key, "the name of an environment variable");
  if (variable === undefined) return undefined;
  if (isVariable(variable)) return { variable, key, place: node.place };
  const expected = api.components.securitySchemes[name]?.environment ?? "API_KEY";
  problems.push(setupProblem("setup-secret", { key, variable: expected }, node.place));
  return undefined;
}

/** A credential may look like such a name: a long word with digits counts as a credential unless the variable is set. */
function isVariable(text: string): boolean {
  if (process.env[text] !== undefined) return true;
  return (
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(text) &&
    !text.split("_").some((word) => /^(?=.*\d).{13,}$/.test(word))
  );
}

function readWaiverList(entry: FormEntry | undefined, problems: Problem[]): Waiver[] {
  if (!entry || (entry.node.kind === "scalar" && entry.node.value === null)) return [];
  const found: Waiver[] = [];
  problems.push(
    ...problemsOf(() =>
      found.push(...checkedWaivers(textsOf(entry.node), (path) => placeAt(entry.node, path))),
    ),
  );
  return found;
}

/** A node with its scalars as they are written: a fingerprint may look like a number. */
function textsOf(node: YamlNode): unknown {
  if (node.kind === "list") return node.items.map(textsOf);
  if (node.kind === "map")
    return Object.fromEntries([...node.entries].map(([name, { node: inner }]) => [name, textsOf(inner)]));
  return node.text;
}

function placeAt(node: YamlNode, [first, ...rest]: readonly PropertyKey[]): YamlPlace {
  const inner =
    node.kind === "list" && typeof first === "number"
      ? node.items[first]
      : node.kind === "map" && typeof first === "string"
        ? node.entries.get(first)?.node
        : undefined;
  return inner ? placeAt(inner, rest) : node.place;
}

function readUntouched(
  entry: FormEntry | undefined,
  form: FormReader,
  api: ApiModel,
  problems: Problem[],
): Untouched {
  const members = entry
    ? form.entries(entry.node, entry.key, "an object with `operations`, `paths` or `objects`", [
        "operations",
        "paths",
        "objects",
      ])
    : [];
  const member = (name: string) => members.find((one) => one.name === name);
  const texts = (of: FormEntry, expected: string) =>
    form.list(of, `a list of ${expected}`).flatMap((node, index) => {
      const text = form.text(node, `${of.key}.${index}`, "a text");
      return text === undefined ? [] : [{ text, node }];
    });
  const operations = member("operations");
  const ids = operations ? texts(operations, "operations") : [];
  checkOperations(
    api,
    ids.map(({ node }) => node),
    problems,
  );
  const paths = member("paths");
  const templates = paths ? texts(paths, "paths") : [];
  for (const { text, node } of templates)
    if (!beginsPath(api, text))
      problems.push(
        setupProblem(
          "setup-untouched-path",
          {
            path: text,
            known: listed(new Set(api.operations.map(({ path }) => path.slice(api.basePath.length)))),
          },
          node.place,
        ),
      );
  const objects = member("objects");
  const resources = objects ? form.entries(objects.node, objects.key, "an object of resources") : [];
  const known = [...objectNames(api).keys()];
  for (const { name, keyPlace } of resources)
    if (!known.includes(name)) problems.push(unknownResource(name, known, keyPlace));
  return {
    operations: ids.map(({ text }) => text),
    paths: templates.map(({ text }) => text),
    objects: Object.fromEntries(
      resources.map((one) => [one.name, texts(one, "names of objects").map(({ text }) => text)]),
    ),
  };
}

function checkOperations(api: ApiModel, nodes: readonly YamlNode[], problems: Problem[]): void {
  const known = api.operations.map(({ operationId }) => operationId);
  for (const node of nodes)
    if (node.kind === "scalar" && node.text !== "")
      problems.push(...wrongNames("unknown-operation", [node.text], known, () => node.place));
}

/** Where the key of an entry stands, by the entry's name. */
function placeIn(entries: readonly FormEntry[]): (name: string) => Partial<YamlPlace> {
  return (name) => entries.find((entry) => entry.name === name)?.keyPlace ?? {};
}

function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

function listed(names: ReadonlySet<string>): string {
  return [...names].map((name) => `\`${name}\``).join(", ");
}

// Coverage: the unit tests have few files with several problems of a kind; `setup-file/problems.test.ts` provokes each
// kind once.

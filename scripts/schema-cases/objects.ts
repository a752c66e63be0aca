import { isObject, withoutProperty, withProperty } from "../lib/json.ts";
import { directSites, highest, lowest, propertyNames, propertySites, requiredNames } from "./children.ts";
import { dependentNames, hasDependents } from "./dependents.ts";
import { type Maker, take } from "./maker.ts";
import { freeNames, objectWith } from "./object-values.ts";
import { type Attempt, type Below, bad, good, type IsNew } from "./probe.ts";
import { newSearch } from "./search.ts";
import type { Rule, SchemaShape } from "./shape.ts";
import { stringProbes } from "./strings.ts";
import { shapeValues } from "./values.ts";

const reach = 8;

/** Names of properties that break naive software. */
const hostileNames = ["__proto__", "constructor", "toString", "", "a/b~c", "😀"];

/** Objects at the edges of the rules of an object, and the places of its properties. */
export function* objectSteps(maker: Maker, shape: SchemaShape, isNew: IsNew): Generator<Attempt | Below> {
  const { rules, choices } = shape;
  const [found] = take(shapeValues(maker, shape, reach, newSearch(), "object"), 1);
  if (!found || !isObject(found.value)) return;
  const base = found.value;
  const names = propertyNames(rules);
  const whole = (onto: object, extra: readonly string[]) =>
    objectWith(maker, rules, extra, reach, { ...onto });

  const optional = names.filter((name) => !Object.hasOwn(base, name));
  const all = optional.reduce((object, name) => whole(object, [name]) ?? object, { ...base });
  yield good(base, "only what is required");
  if (optional.length > 0) yield { value: all, label: "every property" };

  for (const rule of rules)
    if (rule.keyword === "required")
      for (const name of requiredNames([rule]))
        if (isNew(rule.schema, "required", name))
          yield bad(withoutProperty(base, name), `without \`${name}\``, "required");

  for (const { union } of choices) {
    const tag = isObject(union.schema) ? union.schema["discriminator"] : undefined;
    const name = isObject(tag) ? tag["propertyName"] : undefined;
    if (typeof name === "string" && isNew(union.schema, "discriminator", "unknown"))
      yield {
        ...bad(withProperty(base, name, "no such kind"), `unknown \`${name}\``),
        rule: "discriminator",
      };
  }
  yield* unknownProperties(maker, rules, base);
  yield* counted(maker, rules, base, all);
  for (const name of dependentNames(rules, "dependentRequired")) {
    const object = whole(base, [name]);
    for (const other of object ? neededWith(rules, name) : [])
      yield bad(
        withoutProperty(object ?? {}, other),
        `\`${name}\` without \`${other}\``,
        "dependentRequired",
      );
  }

  for (const name of names) {
    const object = hasDependents(rules) ? (whole(base, [name]) ?? base) : base;
    yield {
      children: propertySites(rules, name),
      token: name,
      put: (value) => withProperty(object, name, value),
    };
  }
  for (const name of freeNames(maker, rules).slice(0, 3)) {
    const children = propertySites(rules, name);
    if (!children.some(({ schema }) => schema === false))
      yield { children, token: name, put: (value) => withProperty(base, name, value) };
  }
}

/** What `dependentRequired` asks for beside a property. */
function neededWith(rules: readonly Rule[], name: string): string[] {
  return rules.flatMap(({ keyword, value }) => {
    if (keyword !== "dependentRequired" || !isObject(value) || !Object.hasOwn(value, name)) return [];
    const others = value[name];
    return Array.isArray(others) ? others.map(String) : [];
  });
}

/** Properties that no `properties` names: welcome, or not, or only under certain names. */
function* unknownProperties(maker: Maker, rules: readonly Rule[], base: object): Generator<Attempt> {
  for (const name of ["unknown", ...hostileNames]) {
    if (Object.hasOwn(base, name) || propertyNames(rules).includes(name)) continue;
    const children = propertySites(rules, name).filter(({ schema }) => schema !== false);
    const object = children.length > 0 ? objectWith(maker, rules, [name], reach, { ...base }) : undefined;
    yield {
      value: object ?? withProperty(base, name, "x"),
      label: `with a property ${JSON.stringify(name)}`,
    };
  }
  const names = directSites(rules, "propertyNames");
  if (names.length === 0) return;
  const nameRules = names.flatMap(({ schema, pointer }) =>
    typeof schema === "object"
      ? Object.entries(schema).map(([keyword, value]) => ({ keyword, value, schema, pointer }))
      : [],
  );
  const [valid] = freeNames(maker, rules);
  const value = valid === undefined ? undefined : objectWith(maker, rules, [valid], reach, {})?.[valid];
  let left = 12;
  for (const probe of stringProbes(nameRules)) {
    if (left-- === 0) break;
    yield {
      value: withProperty(base, String(probe.value), value ?? "x"),
      label: `property name: ${probe.label}`,
    };
  }
}

function* counted(
  maker: Maker,
  rules: readonly Rule[],
  base: Readonly<Record<string, unknown>>,
  all: Readonly<Record<string, unknown>>,
): Generator<Attempt> {
  const min = lowest(rules, "minProperties");
  const max = highest(rules, "maxProperties");
  const required = requiredNames(rules);
  const spare = Object.keys(base).filter((name) => !required.includes(name));
  if (min > 0 && Object.keys(base).length === min) {
    const [last] = spare.slice(-1);
    if (last !== undefined) yield bad(withoutProperty(base, last), "minProperties - 1", "minProperties");
  }
  if (max > 1000) return;
  let object: Record<string, unknown> = { ...base };
  const more = [
    ...Object.keys(all),
    ...freeNames(maker, rules),
    ...Array.from({ length: max + 1 }, (_, index) => `p${index}`),
  ];
  for (const name of more) {
    if (Object.hasOwn(object, name)) continue;
    object = objectWith(maker, rules, [name], reach, object) ?? object;
    const size = Object.keys(object).length;
    if (size === max) yield good(object, "maxProperties");
    if (size === max + 1) {
      yield bad(object, "maxProperties + 1", "maxProperties");
      return;
    }
  }
}

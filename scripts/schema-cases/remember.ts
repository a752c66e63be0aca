import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { isObject } from "../lib/json.ts";
import { ProblemError } from "../lib/problem.ts";
import { schemaCasesProblem } from "./problems.ts";

/** So often schemas are asked about the parts of one value before their answers are kept. */
const patience = 300;
/** And so often before the value is given up. */
const most = 3_000_000;

/** The answer that a schema gave about a part of a value. */
interface Answer {
  readonly part: unknown;
  readonly holds: boolean;
  readonly errors: readonly ErrorObject[];
  readonly evaluated: object;
}

/** Makes the functions of schemas answer once for each part of a value. */
export interface Memory {
  /** Begins with another value. */
  readonly begin: () => void;
  /** Takes the function that Ajv will make for a schema into the memory. */
  readonly take: (ajv: Ajv2020, uri: string) => void;
}

/**
 * Schemas that refer to the next ones twice, level by level, ask the last ones about one value more
 * often than anybody can wait for. After some time, each is asked once about each part of a value.
 */
export function createMemory(): Memory {
  let calls = 0;
  let value = 0;
  const remembering = (validate: ValidateFunction): ValidateFunction => {
    const answers = new Map<string, Answer>();
    let of = value;
    const asked = ((part, context) => {
      calls++;
      const path = context?.instancePath ?? "";
      // What a `$dynamicRef` leads to depends on the way to it.
      const keeps = calls > patience && Object.keys(context?.dynamicAnchors ?? {}).length === 0;
      if (calls > most) throw tooMuch();
      if (keeps) {
        if (of !== value) answers.clear();
        of = value;
        const known = answers.get(path);
        // A property's name takes the place of its object.
        if (known && Object.is(known.part, part)) {
          asked.errors = known.holds ? null : [...known.errors];
          Object.assign(asked.evaluated ?? {}, copied(known.evaluated));
          return known.holds;
        }
      }
      const holds = validate(part, context);
      const errors = validate.errors ?? null;
      asked.errors = errors && keeps ? [...new Set(errors)] : errors;
      if (keeps)
        answers.set(path, {
          part,
          holds,
          errors: [...(asked.errors ?? [])],
          evaluated: copied(asked.evaluated ?? {}),
        });
      return holds;
    }) as ValidateFunction;
    return Object.assign(asked, validate);
  };
  return {
    begin: () => {
      calls = 0;
      value++;
    },
    take: ({ schemas }, uri) => {
      let made: ValidateFunction | undefined;
      const set = (validate: ValidateFunction) => {
        made = remembering(validate);
      };
      Object.defineProperty(schemas[uri] ?? {}, "validate", { get: () => made, set, configurable: true });
    },
  };
}

/** What Ajv knows of the properties and items that a schema saw; it adds to these objects later. */
function copied(evaluated: object): object {
  return Object.fromEntries(
    Object.entries(evaluated).map(([name, seen]) => [name, isObject(seen) ? { ...seen } : seen]),
  );
}

function tooMuch(): ProblemError {
  return new ProblemError([schemaCasesProblem("value-too-large", { most: most.toLocaleString("en") })]);
}

// Coverage: only what a value meets more often than `patience` is remembered; the unit tests have few such schemas.

import { asFields } from "./fields.ts";

/** The way to a field within others, whose names are joined by dots: `customer.name`. Absent: the whole value. */
export function dottedPlace(names: string | undefined): readonly string[] {
  return names === undefined ? [] : names.split(".");
}

/** The same in a value, where a field's own name may have dots, as `@odata.nextLink` has. */
export function dottedPlaceIn(value: unknown, names: string | undefined): readonly string[] {
  const place = dottedPlace(names);
  const [outer = ""] = place;
  const fields = asFields(value) ?? {};
  const isWithin = names !== undefined && !Object.hasOwn(fields, names) && asFields(fields[outer]);
  return isWithin || names === undefined ? place : [names];
}

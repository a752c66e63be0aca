import type { SchemaObject } from "../../lib/json-schema.ts";
import { callText, listText, type SpecCode } from "../text/code.ts";
import { unfilledCode } from "./defaults.ts";
import { called } from "./keywords.ts";
import { below, type Printer, type SchemaPlace } from "./printer.ts";

export function arrayCode(keywords: SchemaObject, place: SchemaPlace, printer: Printer): SpecCode {
  const { items = true, prefixItems } = keywords;
  const { minItems = 0, maxItems } = keywords as Readonly<Record<string, number | undefined>>;
  const rest = () => unfilledCode(items, below(place, "items"), printer);
  if (prefixItems && prefixItems.length > 0) {
    const first = prefixItems.map((item, index) => {
      const code = unfilledCode(item, below(place, `prefixItems/${index}`), printer);
      return index < minItems ? code : [code, ".optional()"];
    });
    const isClosed = items === false || maxItems === first.length;
    const tuple: SpecCode = isClosed
      ? callText("z.tuple", listText(first))
      : { open: "z.tuple(", items: [listText(first), rest()], close: ")" };
    const bounds = {
      ...(minItems > first.length ? { minItems } : {}),
      ...(maxItems === undefined || isClosed ? {} : { maxItems }),
    };
    return Object.keys(bounds).length > 0 ? called(printer, bounds, tuple) : tuple;
  }
  if (items === false) {
    printer.tell("other form", place.pointer, "empty list", "it is a list of at most no items");
    return "z.array(z.unknown()).max(0)";
  }
  const code: SpecCode[] = [callText("z.array", rest())];
  if (minItems > 0 && minItems === maxItems) code.push(`.length(${minItems})`);
  else {
    if (minItems > 0) code.push(`.min(${minItems})`);
    if (maxItems !== undefined) code.push(`.max(${maxItems})`);
  }
  return code;
}

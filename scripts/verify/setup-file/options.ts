import { InvalidArgumentError, type Option } from "commander";
import type { Problem } from "../../lib/problem.ts";
import { withoutDot } from "../../lib/quoted-text.ts";
import { withoutUserinfo } from "../hide/credentials.ts";
import type { FormReader } from "./form.ts";
import { setupProblem } from "./problems.ts";
import type { YamlNode } from "./yaml.ts";

/** Options that the file says in other words, and options about the file and its contract. */
const others =
  /^--(?:other-)?(?:token|credential|param|restore)$|^--(?:waivers|setup|init|spec|verbose|har|help)$/;

/** The options of a command that a setup file may give, by their names. */
export function optionKeys(options: readonly Option[]): string[] {
  return options.flatMap(({ long, hidden }) =>
    long && !hidden && !others.test(long) ? [long.slice(2)] : [],
  );
}

/** Reads the value of an option as the command line does; `undefined`: it is not one, which is among the problems. */
export function readOption(option: Option, node: YamlNode, form: FormReader, problems: Problem[]): unknown {
  const name = option.name();
  if (option.isBoolean()) {
    if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
    return form.refuse(node, name, "`true` or `false`");
  }
  if (option.variadic) {
    const texts = form
      .list({ name, key: name, keyPlace: node.place, node }, "a list of texts")
      .map((item, index) => form.text(item, `${name}.${index}`, "a text"));
    return texts.filter((text) => text !== undefined);
  }
  const text = form.text(node, name, "a text or a number");
  if (text === undefined) return undefined;
  if (name === "server" && withoutUserinfo(text) !== text)
    return void problems.push(setupProblem("setup-secret:server", {}, node.place));
  try {
    return option.parseArg ? option.parseArg(text, undefined) : text;
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    const reason = withoutDot(error.message);
    const words = { option: name, reason: reason.charAt(0).toLowerCase() + reason.slice(1) };
    return void problems.push(setupProblem("setup-option", words, node.place));
  }
}

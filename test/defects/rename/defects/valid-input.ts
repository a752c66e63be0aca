import { Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, invalidBody, nameRequired } from "../server.ts";

/** A server that refuses the names for which `refuses` holds. */
function picky(
  refuses: (name: string) => boolean,
  refusal = () => new Refusal(400, invalidBody),
): Departures<Behaviour>[string] {
  return ({ nameOf }) => ({
    nameOf: (body) => {
      const name = nameOf(body);
      if (refuses(name)) throw refusal();
      return name;
    },
  });
}

/** What a database or a driver throws. */
const crash = () => new Refusal(500, "internal server error");

export const validInput: Departures<Behaviour> = {
  "names above 64 characters are refused": picky((name) => [...name].length > 64),
  "names above 255 bytes are refused": picky(
    (name) => Buffer.byteLength(name) > 255 && [...name].length < 256,
  ),
  "a name of one character is refused": picky((name) => [...name].length < 2),
  "names that are not ASCII are refused": picky((name) => !/^[\x20-\x7e]*$/.test(name)),
  "names with a control character are refused": picky((name) => /\p{Cc}/u.test(name)),
  "names with a tag are refused by a firewall": picky(
    (name) => /[<>]/.test(name),
    () => new Refusal(403, "forbidden"),
  ),
  "names with a quote give a 500": picky((name) => name.includes("'"), crash),
  "names with a backslash give a 500": picky((name) => name.includes("\\"), crash),
  "names with a NUL give a 500": picky((name) => name.includes("\0"), crash),
  "names with an emoji give a 500": picky((name) => /\p{Extended_Pictographic}/u.test(name), crash),
  "the name `0` counts as missing": picky(
    (name) => name === "0",
    () => new Refusal(400, nameRequired),
  ),
  "the name `null` counts as missing": picky(
    (name) => name === "null",
    () => new Refusal(400, nameRequired),
  ),
  "unknown fields give a 500": ({ rename }) => ({
    rename: (row, name, body) => {
      const column = Object.keys(body as object).find((field) => field !== "name");
      if (column) throw new Error(`column "${column}" does not exist`);
      return rename(row, name, body);
    },
  }),
  "a content type with a charset is refused": ({ read }) => ({
    read: (request) => {
      if (request.headers["content-type"]?.includes(";")) throw new Refusal(415, "unsupported media type");
      return read(request);
    },
  }),
  "a numeric name becomes a number": ({ show }) => ({
    show: (row, name) => ({
      ...(show(row, name) as object),
      name: /^\d{1,15}$/.test(row.name) ? Number(row.name) : row.name,
    }),
  }),
  "an escaped name is decoded twice": ({ nameOf }) => ({
    nameOf: (body) => nameOf(body).replace(/\\n/g, "\n").replace(/\\\\/g, "\\"),
  }),
};

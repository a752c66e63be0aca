import { serverVariable, withoutUserinfo } from "../hide/credentials.ts";
import type { Header, HttpRequest } from "./message.ts";

/** A command of a POSIX shell that sends the request. Credentials are written as variables. */
export function curlOf(server: string, request: HttpRequest): string {
  const { method, target, headers, body, chunked } = request;
  const url = withoutUserinfo(server).replace(/\/$/, "") + target;
  const isAuthorized = headers.some(({ name }) => name.toLowerCase() === "authorization");
  const fields = chunked ? [...headers, { name: "Transfer-Encoding", value: "chunked" }] : headers;
  const untyped = body && !headers.some(({ name }) => name.toLowerCase() === "content-type");
  const payload = body ? dataOf(body) : undefined;
  const words = [
    "curl",
    method === "HEAD" ? "--head" : `-X ${method}`,
    "--path-as-is",
    quoted(url),
    ...(withoutUserinfo(server) === server || isAuthorized ? [] : [`--user "${serverVariable}"`]),
    ...fields.map((field) => `-H ${headerText(field)}`),
    // curl would send a type of its own.
    ...(untyped ? ["-H 'Content-Type:'"] : []),
    ...(payload ? [payload.option] : []),
  ];
  return (payload?.from ? `${payload.from} | ` : "") + words.join(" ");
}

function headerText({ name, value, shown }: Header): string {
  if (shown !== undefined) return `"${name}: ${shown}"`;
  return quoted(value === "" ? `${name};` : `${name}: ${value}`);
}

/** The option for a body, and the command that writes it where an argument can't hold it. */
function dataOf(body: Uint8Array): { readonly option: string; readonly from?: string } {
  const text = Buffer.from(body).toString("utf8");
  const plain = Buffer.from(text).equals(Buffer.from(body)) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
  if (plain && text.length <= 1000) return { option: `--data-raw ${quoted(text)}` };
  const pieces =
    Buffer.from(body)
      .toString("latin1")
      .match(/(.)\1{199,}|./gs) ?? [];
  const commands: string[] = [];
  let literal = "";
  const flush = () => {
    if (literal) commands.push(`printf '${literal}'`);
    literal = "";
  };
  for (const piece of pieces)
    if (piece.length === 1) literal += octal(piece);
    else {
      flush();
      commands.push(`head -c ${piece.length} /dev/zero | tr '\\0' '${octal(piece.charAt(0))}'`);
    }
  flush();
  return {
    option: "--data-binary @-",
    from: commands.length === 1 ? (commands[0] ?? "") : `{ ${commands.join("; ")}; }`,
  };
}

/** A byte as the format of `printf` takes it. */
function octal(byte: string): string {
  if (byte === "%") return "%%";
  if (/[\w {}[\]:,".-]/.test(byte)) return byte;
  return `\\${byte.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

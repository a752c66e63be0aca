import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import type { Body } from "../body.ts";
import { isFile } from "../schemas/files.ts";
import { namedOrigin } from "../schemas/named.ts";
import { childrenOf, walk } from "../schemas/walk.ts";
import type { ContractCheck } from "./index.ts";

/** Every body has a media type of its kind, and files are fields of forms. */
export const checkMediaTypes: ContractCheck = ({ operations }) =>
  operations.flatMap(({ operationId, params, query, headers, body, responses }) => {
    const base = `operations/${operationId}`;
    return [
      ...(body ? ofBody(body, `${base}/body`) : []),
      ...Object.entries(responses).flatMap(([status, response]) =>
        response.kind ? ofBody(response, `${base}/responses/${status}`) : [],
      ),
      ...Object.entries({ params, query, headers }).flatMap(([part, shape]) =>
        Object.entries(shape ?? {}).flatMap(([name, schema]) => filesIn(schema, `${base}/${part}/${name}`)),
      ),
    ];
  });

const token = "[\\w!#$%&'*+.^`|~-]+";
const parameters = `(?:\\s*;\\s*${token}=(?:${token}|"[^"\\\\]*"))*`;
const concrete = new RegExp(`^(?![^;]*\\*)${token}/${token}${parameters}$`);
const range = new RegExp(`^(?:\\*/\\*|(?!\\*)${token}/\\*)$`);

/** What the media type of a kind of body is, in words and as a test. */
const kinds: Readonly<Record<Body["kind"], readonly [wanted: string, holds: (type: string) => boolean]>> = {
  json: ["one media type, as `application/merge-patch+json`", (type) => concrete.test(type)],
  multipart: ["`multipart/form-data`", (type) => type === "multipart/form-data"],
  binary: [
    "a media type, as `image/png`, or a range, as `image/*`",
    (type) => concrete.test(type) || range.test(type),
  ],
};

function ofBody({ kind, mediaType, schema }: Body, pointer: string): Problem[] {
  return [
    ...ofType("body", kind, mediaType, pointer),
    ...(schema ? filesIn(schema, pointer, kind === "multipart") : []),
  ];
}

function ofType(what: string, kind: Body["kind"], mediaType: string, pointer: string): Problem[] {
  const [wanted, holds] = kinds[kind];
  if (holds(mediaType)) return [];
  return [
    {
      code: "media-type-form",
      message: `The ${what} at \`${pointer}\` has the media type \`${mediaType}\`; expected ${wanted}.`,
      pointer,
      fix: "Write the media type that is sent, or use the function of the vocabulary that has it.",
    },
  ];
}

/** Reports files that are not fields of a form, or lists of them, and files without a media type. */
function filesIn(schema: z.ZodType, pointer: string, isForm = false): Problem[] {
  const root = { schema, path: pointer };
  const allowed = new Set<z.ZodType>(isForm ? childrenOf(root).flatMap(carried) : []);
  return [...walk(root)]
    .filter((node) => isFile(node.schema))
    .flatMap(({ schema: file, path }) => [
      ...(allowed.has(file) ? [] : [outsideForm(path)]),
      ...ofType("file", "binary", String(file.meta()?.["contentMediaType"]), path),
    ]);
}

function outsideForm(path: string): Problem {
  return {
    code: "file-not-in-form",
    message: `\`${path}\` is a \`filePart()\`, and only a part of a form carries a file.`,
    pointer: path,
    fix: "Make it a field of a `multipart()` body, or use `binary()` for a body that is one file.",
  };
}

/** What a field of a form holds, itself or as a list's elements. */
function carried(field: { readonly schema: z.ZodType; readonly path: string }): z.ZodType[] {
  const { type } = field.schema._zod.def;
  const origin = namedOrigin(field.schema);
  const through = ["optional", "nullable", "default", "readonly", "nonoptional", "union", "array"];
  return [
    field.schema,
    ...(origin ? [origin] : []),
    ...(through.includes(type) ? childrenOf(field).flatMap(carried) : []),
  ];
}

import type { z } from "zod";
import { isTextual, normalType, urlencoded } from "../../lib/media-types.ts";
import type { Problem } from "../../lib/problem.ts";
import { type Body, bodiesAt, type WrittenBody } from "../body.ts";
import { ownErrorBodies } from "../error-form.ts";
import { contractProblem } from "../problems.ts";
import { isFile } from "../schemas/files.ts";
import { namedOrigin } from "../schemas/named.ts";
import { childrenOf, walk } from "../schemas/walk.ts";
import type { ContractCheck } from "./index.ts";
import { concreteMediaType, mediaRange } from "./media-type-form.ts";

/** Every body has a media type that suits its kind, and files are fields of forms. */
export const checkMediaTypes: ContractCheck = (api) => [
  ...ofType("json", api.errors.mediaType ?? "application/json", "errors"),
  ...filesIn(api.errors.schema, "errors/schema"),
  ...ownErrorBodies(api).flatMap(({ body, pointer }) =>
    body.kind ? [...ofBody(body, pointer), ...misplacedStream(body, pointer)] : [],
  ),
  ...api.operations.flatMap(({ operationId, params, query, headers, cookies, body, responses }) => {
    const base = `operations/${operationId}`;
    return [
      ...ofBodies(body, `${base}/body`),
      ...Object.entries(responses).flatMap(([status, response]) =>
        ofBodies(response, `${base}/responses/${status}`),
      ),
      ...Object.entries({ params, query, headers, cookies }).flatMap(([part, shape]) =>
        Object.entries(shape ?? {}).flatMap(([name, schema]) => filesIn(schema, `${base}/${part}/${name}`)),
      ),
    ];
  }),
];

const isConcrete = (type: string) => concreteMediaType.test(type);
const isConcreteOrRange = (type: string) => concreteMediaType.test(type) || mediaRange.test(type);

/** What the media type of each kind of body, or of a file, must be, and the problem if it is not. */
const kinds = {
  json: { holds: isConcrete, key: "media-type-form:json" },
  form: { holds: (type: string) => type === urlencoded, key: "media-type-form:form" },
  text: {
    holds: (type: string) => isConcrete(type) && isTextual(type),
    key: "media-type-form:text",
  },
  multipart: {
    holds: (type: string) => type === "multipart/form-data",
    key: "media-type-form:multipart",
  },
  binary: { holds: isConcreteOrRange, key: "media-type-form:binary" },
  file: { holds: isConcreteOrRange, key: "media-type-form:file" },
} as const satisfies Record<Body["kind"] | "file", object>;

function misplacedStream({ isStream }: Body, place: string): Problem[] {
  return isStream ? [contractProblem("stream-misplaced", { place }, { pointer: place })] : [];
}

/** The problems of each body, and of bodies with the same media type. */
function ofBodies(written: WrittenBody, place: string): Problem[] {
  const all = bodiesAt(written, place);
  return all.flatMap(({ body, pointer }, index) => {
    const type = normalType(body.mediaType);
    const same = all.slice(0, index).find((other) => normalType(other.body.mediaType) === type);
    const { description, headers, required } = body;
    const said = Object.entries({ description, headers, required }).filter(
      ([, value]) => value !== undefined,
    );
    const later = index === 0 ? [] : said;
    const twice = same ? [contractProblem("media-type-twice", { place, mediaType: type }, { pointer })] : [];
    return [
      ...ofBody(body, pointer),
      ...twice,
      ...later.map(([word]) => contractProblem("word-of-first-body", { place, word }, { pointer })),
    ];
  });
}

function ofBody({ kind, mediaType, schema }: Body, pointer: string): Problem[] {
  return [
    ...ofType(kind, mediaType, pointer),
    ...(schema ? filesIn(schema, pointer, kind === "multipart") : []),
  ];
}

function ofType(kind: keyof typeof kinds, mediaType: string, pointer: string): Problem[] {
  const { holds, key } = kinds[kind];
  return holds(mediaType) ? [] : [contractProblem(key, { place: pointer, mediaType }, { pointer })];
}

/** Reports files that are not fields of a form, or lists of them, and files without a media type. */
function filesIn(schema: z.ZodType, pointer: string, isForm = false): Problem[] {
  const root = { schema, path: pointer };
  const allowed = new Set<z.ZodType>(isForm ? childrenOf(root).flatMap(carried) : []);
  return [...walk(root)]
    .filter((node) => isFile(node.schema))
    .flatMap(({ schema: file, path }) => [
      ...(allowed.has(file) ? [] : [contractProblem("file-not-in-form", { path }, { pointer: path })]),
      ...ofType("file", String(file.meta()?.["contentMediaType"]), path),
    ]);
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

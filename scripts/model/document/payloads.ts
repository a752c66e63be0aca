import {
  anyText,
  errorPlace,
  errorTemplate,
  listedError,
  lossyParameter,
  slashesAllowed,
  unreadBody,
  visibilityExtension,
} from "../extensions.ts";
import { withFileNames } from "../files.ts";
import type {
  EncodingModel,
  ErrorBodyModel,
  ErrorCase,
  ExampleModel,
  ExamplesModel,
  HeaderModel,
  ParameterModel,
  PayloadModel,
  WireForm,
} from "../model.ts";
import { defaultForm } from "../wire-form.ts";

/** Bodies by media type; `errors`, if any, are written as their examples; `usual` says where most of them have their parts. */
export function contentObject(
  payloads: readonly PayloadModel[],
  errors: readonly ErrorCase[] = [],
  usual: ErrorBodyModel = {},
): object {
  return Object.fromEntries(
    payloads.map((payload) => [
      payload.mediaType,
      mediaTypeObject(
        payload,
        errors.filter((error) => error.payload?.mediaType === payload.mediaType),
        usual,
      ),
    ]),
  );
}

function mediaTypeObject(
  { schema = {}, examples, files, encoding, isStream }: PayloadModel,
  errors: readonly ErrorCase[],
  usual: ErrorBodyModel,
): object {
  const shown = errors.filter(({ body }) => body !== undefined);
  const all = {
    ...Object.fromEntries(shown.map((error) => errorExample(error, usual))),
    ...withFileNames(examples, files),
  };
  return {
    ...examplesPart(all),
    schema,
    ...(isStream ? { [unreadBody]: true } : {}),
    ...(encoding
      ? {
          encoding: Object.fromEntries(
            Object.entries(encoding).map(([name, one]) => [name, encodingObject(one)]),
          ),
        }
      : {}),
  };
}

function errorExample(error: ErrorCase, usual: ErrorBodyModel): [string, ExampleModel] {
  const { id, when, description, body, text, promised, textPointer = false, codePointer = false } = error;
  return [
    id,
    {
      summary: when,
      ...(description === undefined ? {} : { description }),
      value: body,
      // The mark is omitted for a body without a text, which promises none anyway.
      ...(promised || text === "" ? {} : { [anyText]: true }),
      ...(error.parts ? { [errorTemplate]: { text, parts: error.parts } } : {}),
      ...(error.listed === false ? { [listedError]: false } : {}),
      ...(error.visibility ? { [visibilityExtension]: error.visibility } : {}),
      ...(textPointer === (usual.textPointer ?? false) ? {} : { [errorPlace.text]: textPointer }),
      ...(codePointer === (usual.codePointer ?? false) ? {} : { [errorPlace.code]: codePointer }),
    },
  ];
}

/** `example` for a single example without a summary; otherwise `examples`. */
function examplesPart(examples: ExamplesModel): object {
  const all = Object.entries(examples);
  const [first] = all;
  if (!first) return {};
  const [name, { summary, description, value, externalValue }] = first;
  const isAlone = all.length === 1 && name === "default" && summary === "";
  return isAlone && description === undefined && externalValue === undefined && !(anyText in first[1])
    ? { example: value }
    : { examples };
}

function encodingObject({ headers, ...encoding }: EncodingModel): object {
  return { ...encoding, ...(headers ? { headers: headersObject(headers) } : {}) };
}

export function parameterObject(parameter: ParameterModel): object {
  const { name, in: location, deprecated, allowEmptyValue } = parameter;
  const { schema, ...value } = valueObject(parameter, location);
  return {
    ...(schema === undefined ? {} : { schema }),
    required: parameter.required,
    ...wordsPart({ ...parameter, deprecated }),
    name,
    in: location,
    ...(allowEmptyValue ? { allowEmptyValue } : {}),
    ...value,
    ...(parameter.lossy ? { [lossyParameter]: true } : {}),
    ...parameter.extensions,
  };
}

/** Header fields by name. */
export function headersObject(headers: readonly HeaderModel[]): object {
  return Object.fromEntries(
    headers.map((header) => {
      const { schema, ...value } = valueObject(header, "header");
      return [
        header.name,
        {
          ...(schema === undefined ? {} : { schema }),
          required: header.required,
          ...wordsPart(header),
          ...value,
        },
      ];
    }),
  );
}

function wordsPart({ description, deprecated }: Pick<HeaderModel, "description" | "deprecated">): object {
  return {
    ...(description === undefined ? {} : { description }),
    ...(deprecated ? { deprecated } : {}),
  };
}

/** The schema, examples and form of a value, except what follows from its location. */
function valueObject(
  value: WireForm & Pick<HeaderModel, "schema" | "examples">,
  location: ParameterModel["in"],
): { readonly schema?: unknown; readonly content?: object } {
  const { schema, examples = {}, style, explode, allowReserved, mediaType } = value;
  if (mediaType !== undefined) return { content: { [mediaType]: { ...examplesPart(examples), schema } } };
  return {
    schema,
    ...examplesPart(examples),
    ...(style === defaultForm(location).style ? {} : { style }),
    ...(explode === (style === "form") ? {} : { explode }),
    ...(allowReserved ? { [location === "path" ? slashesAllowed : "allowReserved"]: true } : {}),
  };
}

import { anyText } from "../extensions.ts";
import { withFileNames } from "../files.ts";
import type {
  EncodingModel,
  ErrorCase,
  ExampleModel,
  ExamplesModel,
  HeaderModel,
  ParameterModel,
  PayloadModel,
  WireForm,
} from "../model.ts";
import { defaultForm } from "../wire-form.ts";

/** Bodies by media type; `errors`, if any, are written as their examples. */
export function contentObject(payloads: readonly PayloadModel[], errors: readonly ErrorCase[] = []): object {
  return Object.fromEntries(
    payloads.map((payload) => [
      payload.mediaType,
      mediaTypeObject(
        payload,
        errors.filter(({ mediaType }) => mediaType === payload.mediaType),
      ),
    ]),
  );
}

function mediaTypeObject(
  { schema = {}, examples, files, encoding }: PayloadModel,
  errors: readonly ErrorCase[],
): object {
  const all = { ...Object.fromEntries(errors.map(errorExample)), ...withFileNames(examples, files) };
  return {
    ...examplesPart(all),
    schema,
    ...(encoding
      ? {
          encoding: Object.fromEntries(
            Object.entries(encoding).map(([name, one]) => [name, encodingObject(one)]),
          ),
        }
      : {}),
  };
}

function errorExample({ id, when, description, body, text, promised }: ErrorCase): [string, ExampleModel] {
  return [
    id,
    {
      summary: when,
      ...(description === undefined ? {} : { description }),
      value: body,
      // A body without a text promises nothing anyway.
      ...(promised || text === "" ? {} : { [anyText]: true }),
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
    ...(allowReserved ? { allowReserved } : {}),
  };
}

import type { Direction } from "../contract/schemas/roots.ts";
import type {
  ApiModel,
  EncodingModel,
  ErrorBodyModel,
  HeaderModel,
  OperationModel,
  PayloadModel,
  ResponseModel,
} from "./model.ts";
import { directedSchemas, hasOneSided } from "./one-sided.ts";
import type { Judged } from "./zod-schemas.ts";

/** Called with a part of a model, and with the part made from it. */
type Became = (part: Judged, made: Judged, direction: Direction) => void;

/**
 * The model whose schemas are those of what travels: without the `readOnly` properties of a request and the `writeOnly` ones
 * of a response. The same object if it has none.
 */
export function modelByDirection(model: ApiModel, became: Became = () => {}): ApiModel {
  if (!hasOneSided(model)) return model;
  const schemas = directedSchemas(model);
  const made = new Map<Judged, Judged>();
  const partOf = <Part extends Judged>(part: Part, direction: Direction): Part => {
    const known = made.get(part);
    if (known) return known as Part;
    const { schema } = part;
    const changed = { ...part, ...(schema === undefined ? {} : { schema: schemas.of(schema, direction) }) };
    made.set(part, changed);
    became(part, changed, direction);
    return changed;
  };
  const headersOf = (headers: readonly HeaderModel[], direction: Direction) =>
    headers.map((header) => partOf(header, direction));
  const payloadOf = (payload: PayloadModel, direction: Direction): PayloadModel => {
    const { encoding } = payload;
    const changed = partOf(payload, direction);
    if (!encoding) return changed;
    const parts = Object.entries(encoding).map(([name, part]): [string, EncodingModel] => [
      name,
      part.headers ? { ...part, headers: headersOf(part.headers, direction) } : part,
    ]);
    return Object.assign(changed, { encoding: Object.fromEntries(parts) });
  };
  const errorOf = <Body extends ErrorBodyModel>(body: Body, direction: Direction): Body =>
    body.payload ? { ...body, payload: payloadOf(body.payload, direction) } : body;
  const responseOf = (response: ResponseModel, direction: Direction): ResponseModel => ({
    ...response,
    headers: headersOf(response.headers, direction),
    content: response.content.map((payload) => payloadOf(payload, direction)),
  });
  const operationOf = (
    operation: OperationModel,
    [sent, answered]: readonly [Direction, Direction],
  ): OperationModel => {
    const { requestBody, callbacks } = operation;
    const [first, ...others] = requestBody?.content ?? [];
    return {
      ...operation,
      parameters: operation.parameters.map((parameter) => partOf(parameter, sent)),
      ...(requestBody && first
        ? {
            requestBody: {
              ...requestBody,
              content: [payloadOf(first, sent), ...others.map((other) => payloadOf(other, sent))],
            },
          }
        : {}),
      responses: operation.responses.map((response) => responseOf(response, answered)),
      errorResponses: operation.errorResponses.map((response) => responseOf(response, answered)),
      errors: operation.errors.map((error) => errorOf(error, answered)),
      ...(callbacks
        ? {
            callbacks: callbacks.map((callback) => ({
              ...callback,
              operations: callback.operations.map((one) => operationOf(one, [answered, sent])),
            })),
          }
        : {}),
    };
  };
  const { webhooks, errors } = model;
  const usual = Object.entries(errors.usual).map(([name, error]) => [name, errorOf(error, "response")]);
  const changed: ApiModel = {
    ...model,
    operations: model.operations.map((operation) => operationOf(operation, ["request", "response"])),
    ...(webhooks
      ? {
          webhooks: webhooks.map((webhook) => ({
            ...webhook,
            operations: webhook.operations.map((one) => operationOf(one, ["response", "request"])),
          })),
        }
      : {}),
    errors: { ...errorOf(errors, "response"), usual: Object.fromEntries(usual) },
  };
  return { ...changed, components: { ...model.components, schemas: schemas.components() } };
}

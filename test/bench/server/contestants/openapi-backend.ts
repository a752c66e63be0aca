import type { IncomingMessage, ServerResponse } from "node:http";
import { type Context, OpenAPIBackend, type Request } from "openapi-backend";
import { answerOf, bodyLimit, type Contestant, requestIdField } from "../contestant.ts";

export const openapiBackend: Contestant = async (work) => {
  const { key, texts, textField, operationId } = work;
  const send = (response: ServerResponse, status: number, value: unknown) => {
    response.statusCode = status;
    response.setHeader("content-type", "application/json");
    response.setHeader(requestIdField, crypto.randomUUID());
    response.end(JSON.stringify(value));
  };
  const [scheme = ""] = Object.keys(work.document.components?.securitySchemes ?? {});
  const api = new OpenAPIBackend({
    quick: true,
    definition: JSON.parse(JSON.stringify(work.document)),
    ajvOpts: { formats: { "date-time": true } },
    handlers: {
      [operationId]: ({ request, api: backend }: Context, _: IncomingMessage, response: ServerResponse) => {
        const output = answerOf(work, request.requestBody);
        const { errors } = backend.validateResponse(output, operationId, 200);
        send(response, errors ? 500 : 200, output);
      },
      unauthorizedHandler: (_context: Context, _: IncomingMessage, response: ServerResponse) =>
        send(response, 401, { [textField]: texts.unauthorized }),
      validationFail: (_context: Context, _: IncomingMessage, response: ServerResponse) =>
        send(response, 400, { [textField]: texts.invalid }),
    },
    securityHandlers: {
      [scheme]: ({ request }: Context) => request.headers["authorization"] === `Bearer ${key}`,
    },
  });
  await api.init();
  return {
    listener: async (incoming, response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      for await (const chunk of incoming as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > bodyLimit) return send(response, 413, { [textField]: texts.tooLarge });
        chunks.push(chunk);
      }
      const request: Request = {
        method: incoming.method ?? "",
        path: incoming.url ?? "",
        headers: incoming.headers as Request["headers"],
        body: JSON.parse(Buffer.concat(chunks).toString()),
      };
      await api.handleRequest(request, incoming, response);
    },
  };
};

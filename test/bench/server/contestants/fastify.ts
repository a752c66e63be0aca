import Fastify, { type FastifyReply } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { answerOf, bodyLimit, type Contestant, colonPath, requestIdField } from "../contestant.ts";

export const fastify: Contestant = async (work) => {
  const { key, params, body, response, texts, textField, method, request } = work;
  const app = Fastify({ bodyLimit, genReqId: () => crypto.randomUUID() });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.route({
    method,
    url: colonPath(work.path),
    schema: { params, body, response: { 200: response } },
    onRequest: async (incoming, reply) => {
      reply.header(requestIdField, incoming.id);
      if (incoming.headers.authorization !== `Bearer ${key}`)
        return (reply as FastifyReply).code(401).send({ [textField]: texts.unauthorized });
    },
    handler: async (incoming) => answerOf(work, incoming.body),
  });
  await app.ready();
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return {
    listener: (incoming, reply) => app.routing(incoming, reply),
    call: async () => {
      const { body: text } = await app.inject({ method, url: request.path, headers, payload: request.body });
      return text;
    },
  };
};

import express from "express";
import * as OpenApiValidator from "express-openapi-validator";
import { answerOf, bodyLimit, type Contestant, colonPath, requestIdField } from "../contestant.ts";

export const expressValidator: Contestant = async (work) => {
  const { key, method } = work;
  const app = express();
  app.use((_request, response, next) => {
    response.setHeader(requestIdField, crypto.randomUUID());
    next();
  });
  app.use(express.json({ limit: bodyLimit }));
  const [scheme = ""] = Object.keys(work.document.components?.securitySchemes ?? {});
  app.use(
    OpenApiValidator.middleware({
      apiSpec: JSON.parse(JSON.stringify(work.document)),
      validateRequests: true,
      validateResponses: true,
      validateSecurity: {
        handlers: { [scheme]: (request) => request.headers.authorization === `Bearer ${key}` },
      },
    }),
  );
  app[method.toLowerCase() as "patch"](colonPath(work.path), (request, response) => {
    response.json(answerOf(work, request.body));
  });
  return { listener: app };
};

import type { Problem } from "../../lib/problem.ts";
import { withoutDot } from "../../lib/quoted-text.ts";
import type { Api } from "../api.ts";
import { contractProblem } from "../problems.ts";
import { publicApi } from "../public.ts";
import { checkAnswers } from "./answers.ts";
import { checkAsynchronous } from "./asynchronous.ts";
import { checkCallbacks } from "./callbacks.ts";
import { checkComponents } from "./components.ts";
import { checkDirections } from "./directions.ts";
import { checkDocs } from "./docs.ts";
import { checkErrorBodies } from "./error-bodies.ts";
import { checkErrorHeaders } from "./error-headers.ts";
import { checkErrors } from "./errors.ts";
import { checkExamples } from "./examples.ts";
import { checkExtensions } from "./extensions.ts";
import { checkFileNames } from "./file-names.ts";
import { checkForm } from "./form.ts";
import { checkInherited } from "./inherited.ts";
import { checkLaws } from "./laws.ts";
import { checkLimits } from "./limits.ts";
import { checkLinks } from "./links.ts";
import { checkMediaTypes } from "./media-types.ts";
import { checkNames } from "./names.ts";
import { checkParts } from "./parts.ts";
import { checkPaths } from "./paths.ts";
import { checkRequests } from "./requests.ts";
import { checkResponses } from "./responses.ts";
import { checkSchemas } from "./schemas.ts";
import { checkSecurity } from "./security.ts";
import { sentProblems } from "./sent.ts";
import { checkServers } from "./servers.ts";
import { checkTextParts } from "./text-parts.ts";
import { checkTexts } from "./texts.ts";
import { checkTodos } from "./todos.ts";
import { checkTokens } from "./tokens.ts";
import { checkTravel } from "./travel.ts";
import { checkVisibility } from "./visibility.ts";

/** A rule of the vocabulary that the compiler can't enforce; returns what it finds in an API. */
export type ContractCheck = (api: Api) => Problem[];

const checks: readonly ContractCheck[] = [
  checkNames,
  checkFileNames,
  checkInherited,
  checkServers,
  checkTokens,
  checkExtensions,
  checkTexts,
  checkPaths,
  checkRequests,
  checkLimits,
  checkSecurity,
  checkResponses,
  checkMediaTypes,
  checkSchemas,
  checkAnswers,
  checkTravel,
  checkDirections,
  checkVisibility,
  checkComponents,
  checkExamples,
  checkErrorBodies,
  checkErrorHeaders,
  checkErrors,
  checkTextParts,
  checkLaws,
  checkLinks,
  checkCallbacks,
  checkDocs,
];

/** Checks that run values through the schemas; Zod throws for kinds that JSON can't represent. */
const judging: ReadonlySet<ContractCheck> = new Set([
  checkAnswers,
  checkExamples,
  checkErrorBodies,
  checkErrorHeaders,
  checkErrors,
  checkTextParts,
]);

/** Problems because of which a schema can't judge values. */
const unjudged: ReadonlySet<string> = new Set(["no-json-form", "json-schema-keyword"]);

/** All problems of what a spec exports, in the order of the contract's parts. */
export function checkApi(api: unknown): Problem[] {
  const unwritten = checkTodos(api);
  if (unwritten.length > 0) return unwritten;
  const form = checkForm(api);
  if (form.length > 0) return form;
  const parts = checkParts(api as Api);
  if (parts.length > 0) return parts;
  const late = checkAsynchronous(api as Api);
  if (late.length > 0) return late;
  const ofSchemas = checkSchemas(api as Api);
  const isUnjudged = ofSchemas.some(({ code }) => unjudged.has(code));
  const found = (check: ContractCheck) => (check === checkSchemas ? ofSchemas : check(api as Api));
  const isSkipped = (check: ContractCheck) => isUnjudged && judging.has(check);
  const problems = [
    ...checks.flatMap((check) => (isSkipped(check) ? [] : found(check))),
    ...sentProblems(api as Api, isSkipped),
  ];
  return problems.length > 0 ? problems : publicProblems(api as Api);
}

/** Problems that only the public part of an API has. */
function publicProblems(api: Api): Problem[] {
  const visible = publicApi(api);
  if (visible === api) return [];
  return checkApi(visible).map(({ message, pointer }) =>
    contractProblem("visibility-public", { reason: withoutDot(message) }, { pointer }),
  );
}

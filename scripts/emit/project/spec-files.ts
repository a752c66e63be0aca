import type { NewProject } from "./index.ts";

/** The files of a spec with one operation, by path below the repository. */
export function specFiles(project: NewProject): (readonly [path: string, text: string])[] {
  return [
    ["spec/index.ts", apiText(project)],
    ["spec/errors.ts", errorsText(project)],
    ["spec/projects/schemas.ts", schemasText],
    ["spec/projects/get-project.ts", operationText(project)],
    ["spec/local.ts", localText(project)],
  ];
}

function apiText({ name, slug, server, tools }: NewProject): string {
  return `import { defineApi } from "${tools}";
import { errors } from "./errors.ts";
import { getProject } from "./projects/get-project.ts";

export default defineApi({
  title: "${name} API",
  version: "0.1.0",
  summary: "The API of ${name}.",
  description: "The API of ${name}. Every request carries an API key.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "${server}", description: "Production" }],
  basePath: "/v1",
  securitySchemes: {
    apiKey: {
      type: "bearer",
      description: "An API key: \`Authorization: Bearer …\`.",
      environment: "${environmentOf(slug)}",
    },
  },
  security: ["apiKey"],
  errors,
  sections: [{ id: "projects", title: "Projects", description: "What people work on." }],
  operations: [getProject],
  decisions: [],
  packages: { client: "@${slug}/api", contract: "@${slug}/contract" },
});
`;
}

/** `blue-harbour` → `BLUE_HARBOUR_API_KEY`. */
function environmentOf(slug: string): string {
  return `${slug.replaceAll("-", "_").toUpperCase()}_API_KEY`;
}

function errorsText({ tools }: NewProject): string {
  const rows = [
    ["invalid", 400, "invalid request body", "The body is not what the operation takes."],
    ["unauthorized", 401, "invalid API key", "The API key is missing or not valid."],
    ["internal", 500, "internal server error", "The server failed."],
    ["notFound", 404, "not found", "No operation has this path."],
    ["methodNotAllowed", 405, "method not allowed", "The path has no operation with this method."],
    ["tooLarge", 413, "request body too large", "The body is larger than the server takes."],
  ] as const;
  return `import type { ErrorModel } from "${tools}";
import { z } from "zod";

const ErrorBody = z
  .object({ error: z.string().meta({ description: "What went wrong, for a person to read." }) })
  .meta({ id: "Error", description: "Every error has this body." });

/** How the whole API speaks of errors. */
export const errors: ErrorModel = {
  schema: ErrorBody,
  textField: "error",
${rows
  .map(
    ([key, status, error, when]) =>
      `  ${key}: { status: ${status}, error: "${error}", when: "${when}", anyText: true },`,
  )
  .join("\n")}
};
`;
}

const schemasText = `import { z } from "zod";

/** A project's id as a path parameter: the text stands here, and everything else reads it. */
export const projectId = z
  .string()
  .regex(/^prj_[a-z0-9]{8}$/, "project ID must be valid")
  .meta({ description: "The project.", examples: ["prj_7k2m9x4q"] });

export const Project = z
  .object({
    id: projectId.meta({ description: "The project's id." }),
    name: z.string().min(1).meta({ description: "Its name, for people." }),
  })
  .meta({ id: "Project", description: "What people work on." });
`;

function operationText({ tools }: NewProject): string {
  return `import { defineOperation, json } from "${tools}";
import { Project, projectId } from "./schemas.ts";

export const getProject = defineOperation({
  operationId: "getProject",
  page: "get-project",
  section: "projects",
  title: "Get project",
  description: "Read a project.",

  method: "GET",
  path: "/projects/{id}",
  params: { id: projectId },

  responses: {
    200: json(Project, { example: { id: "prj_7k2m9x4q", name: "Harbour wall" } }),
  },
  errors: [
    { status: 400, given: { params: { id: "7" } }, when: "The id is not one of a project." },
    { status: 404, error: "project not found", when: "There is no such project." },
  ],

  laws: { resource: "project", effect: "read", identity: { id: "id" } },
});
`;
}

function localText({ slug, tools }: NewProject): string {
  return `import { defineLocal } from "${tools}";

/** What the local server begins with. */
export default defineLocal({
  data: {
    organizations: [
      {
        name: "Own organization",
        keys: ["${slug}-local-own"],
        objects: { project: [{ id: "prj_7k2m9x4q", name: "Harbour wall" }] },
      },
      {
        name: "Other organization",
        keys: ["${slug}-local-other"],
        objects: { project: [{ id: "prj_3d8w1z6v", name: "Lighthouse" }] },
      },
    ],
  },
});
`;
}

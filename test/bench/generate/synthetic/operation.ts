/** The operations of a resource, in the order in which a contract of few has them. */
export const operationKinds = ["create", "list", "get", "update", "delete"] as const;

type OperationKind = (typeof operationKinds)[number];

interface OperationWords {
  readonly method: string;
  /** Below `/widgets-<number>`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** What the operation adds, as the text of fields. */
  readonly spec: string;
  /** The same, in the words of zod-to-openapi. */
  readonly bare: string;
}

const ofBare = (schema: string) => `{ content: { "application/json": { schema: ${schema} } }`;
const changeable = "{ name: example.name, color: example.color }";

const words: Readonly<Record<OperationKind, OperationWords>> = {
  create: {
    ...{ method: "POST", path: "", title: "Create widget", description: "Make a widget." },
    spec: `body: json(NewWidget, { example: { name: example.name, size: example.size, price: example.price } }),
  responses: { 201: json(Widget, { description: "The new widget.", example }) },
  errors: [errors.name],`,
    bare: `request: { body: ${ofBare("NewWidget")}, required: true } },
  responses: { 201: ${ofBare("Widget")}, description: "The new widget." }, 400: fault },`,
  },
  list: {
    ...{ method: "GET", path: "", title: "List widgets", description: "Read the widgets, page by page." },
    spec: `query: { limit, cursor },
  responses: { 200: json(WidgetPage, { example: { data: [example], next_cursor: null } }) },
  errors: [errors.limit],
  pagination: { items: "data", limit: "limit", cursor: { parameter: "cursor", next: "next_cursor" } },`,
    bare: `request: { query: z.object({ limit, cursor }) },
  responses: { 200: ${ofBare("WidgetPage")}, description: "OK" }, 400: fault },`,
  },
  get: {
    ...{ method: "GET", path: "/{id}", title: "Get widget", description: "Read one widget." },
    spec: `params: { id: widgetId },
  responses: { 200: json(Widget, { example }) },
  errors: [errors.id, errors.missing],`,
    bare: `request: { params: z.object({ id: widgetId }) },
  responses: { 200: ${ofBare("Widget")}, description: "OK" }, 400: fault, 404: fault },`,
  },
  update: {
    ...{ method: "PATCH", path: "/{id}", title: "Update widget", description: "Change a widget." },
    spec: `params: { id: widgetId },
  body: json(WidgetUpdate, { example: ${changeable} }),
  responses: { 200: json(Widget, { example }) },
  errors: [errors.id, errors.name, errors.missing],`,
    bare: `request: { params: z.object({ id: widgetId }), body: ${ofBare("WidgetUpdate")}, required: true } },
  responses: { 200: ${ofBare("Widget")}, description: "OK" }, 400: fault, 404: fault },`,
  },
  delete: {
    ...{ method: "DELETE", path: "/{id}", title: "Delete widget", description: "Take a widget away." },
    spec: `params: { id: widgetId },
  responses: { 204: noContent({ description: "It is gone." }) },
  errors: [errors.id, errors.missing],`,
    bare: `request: { params: z.object({ id: widgetId }) },
  responses: { 204: { description: "It is gone." }, 400: fault, 404: fault },`,
  },
};

/** An operation of a resource in the vocabulary of contracts. */
export function operationText(kind: OperationKind, number: number, section: string): string {
  const { method, path, title, description, spec } = words[kind];
  return `export const ${kind}Widget = defineOperation({
  operationId: "${kind}Widget${number}",
  page: "${kind}-widget-${number}",
  section: "${section}",
  title: "${title} ${number}",
  description: "${description}",

  method: "${method}",
  path: "/widgets-${number}${path}",
  ${spec}
});
`;
}

/** The same operation, registered by hand with zod-to-openapi; schemas are of the module `schemas`. */
export function bareOperationText(kind: OperationKind, number: number): string {
  const { method, path, title, description, bare } = words[kind];
  return `registry.registerPath({
  method: "${method.toLowerCase()}",
  path: "/widgets-${number}${path}",
  operationId: "${kind}Widget${number}",
  summary: "${title} ${number}",
  description: "${description}",
  ${bare.replaceAll(/\b(?:New)?Widget(?:Page|Update)?\b/g, (name) => `schemas${number}.${name}`)}
});
`;
}

/// <reference lib="dom" />
// Runs in the browser, next to `swagger-ui-bundle.js`; copied as it is, without its types.

interface Parameter {
  readonly in: string;
  readonly name: string;
  example?: string;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: Parameter[];
}

interface Document {
  servers: { readonly url: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes?: Readonly<Record<string, unknown>>;
  };
}

interface Settings {
  readonly key?: string;
  /** Values of path parameters, by `operationId`. */
  readonly params?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface SwaggerUi {
  readonly preauthorizeApiKey: (scheme: string, key: string) => void;
}

declare const SwaggerUIBundle: (options: Readonly<Record<string, unknown>>) => SwaggerUi;

/** The accessible names of controls to which Swagger UI gives none. */
const names = [
  ["#servers", "Server"],
  [".examples-select-element", "Example"],
  [".body-param__text", "Request body"],
] as const;

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

new MutationObserver(() => {
  for (const [selector, name] of names)
    for (const control of document.querySelectorAll(`${selector}:not([aria-label])`))
      control.setAttribute("aria-label", name);
  // Focusable, so that it can be scrolled with the arrow keys.
  for (const code of document.querySelectorAll("pre:not([tabindex])")) code.setAttribute("tabindex", "0");
}).observe(document.body, { childList: true, subtree: true });

const description = await read<Document>("../openapi.json");
const { key, params = {} } = await read<Settings>("settings.json");

description.servers = [{ url: location.origin, description: "This server" }];
for (const operations of Object.values(description.paths))
  for (const { operationId = "", parameters = [] } of Object.values(operations))
    for (const parameter of parameters) {
      const value = params[operationId]?.[parameter.name];
      if (parameter.in === "path" && value !== undefined) parameter.example = value;
    }

const ui = SwaggerUIBundle({
  dom_id: "#console",
  spec: description,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  docExpansion: "full",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  onComplete: () => {
    if (key)
      for (const scheme of Object.keys(description.components.securitySchemes ?? {}))
        ui.preauthorizeApiKey(scheme, key);
  },
});

/** JSON from this server; the page reports if there is none, as on a host of static files. */
async function read<Value>(path: string): Promise<Value> {
  const response = await fetch(path);
  if (response.ok) return (await response.json()) as Value;
  const message = `This console needs the local server: start it with \`npm start\` (\`${path}\`: ${response.status}).`;
  document.querySelector("#console")?.append(message);
  throw new Error(message);
}

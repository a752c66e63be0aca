import { readdir, readFile } from "node:fs/promises";
import { typescriptBanner } from "../../lib/banner.ts";
import { shippedSource } from "../../lib/shipped-source.ts";

const folder = shippedSource("runtime/client/");

/** The module that only operations need whose errors have bodies of another form than the usual one. */
export const refusalModule = "refusal";

/** The module that only operations need whose errors of one status have several media types. */
export const refusalsModule = "refusals";

/** The module that only an API needs whose operations may take several credentials, or others than a single key. */
export const securityModule = "security";

/** The module that only operations need whose bodies have a limit. */
export const limitModule = "limit";

/** The module that only operations need whose bodies are texts or URL-encoded forms. */
export const mediaModule = "media";

/** The module that only operations need that document ranges of statuses. */
export const statusesModule = "statuses";

/** The module that only operations need that may be answered with a redirect, and its type of result. */
export const redirectModule = "redirects";
export const hiddenRedirect = "HiddenRedirect";

/** The module that only a client needs whose server has variables. */
export const serverUrlModule = "server-url";

/** The module that only operations need that have a server of their own. */
export const ownServerModule = "own-server";

/** The module that only checks need of what few schemas say: `not`, `uniqueItems`, `patternProperties`. */
export const keywordsModule = "keywords";

/** The module that only operations need that are answered with a stream. */
export const streamModule = "streams";

/** The module that only operations need whose errors have header fields. */
export const headersModule = "headers";

/** The module that only operations need whose forms have parts of media types of their own. */
export const partsModule = "parts";

/** The modules that are copied only if an operation needs them. */
const onDemand: readonly string[] = [
  ...[refusalModule, refusalsModule, limitModule, mediaModule, statusesModule, redirectModule],
  ...[
    serverUrlModule,
    ownServerModule,
    securityModule,
    keywordsModule,
    streamModule,
    headersModule,
    partsModule,
  ],
];

/** The folder of the modules that write parameters in forms of their own. */
export const styleFolder = "styles/";

/**
 * The runtime's modules as they are copied into the package, by path below their folder: all that the
 * `operations`, the texts of the package's own modules, need.
 */
export async function runtimeFiles(operations: readonly string[]): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true });
  const paths = entries.filter((entry) => entry.endsWith(".ts")).map((path) => path.replaceAll("\\", "/"));
  const texts = new Map<string, string>();
  for (const path of paths.sort()) {
    const text = await readFile(new URL(path, folder), "utf8");
    // The package is compiled to JavaScript, whose imports name JavaScript files.
    texts.set(path, `${typescriptBanner}\n${text.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"')}`);
  }
  const isOptional = (path: string) =>
    onDemand.some((name) => path === `${name}.ts`) || path.startsWith(styleFolder);
  const isUsed = (path: string): boolean => {
    if (!isOptional(path)) return true;
    const name = path.replace(/\.ts$/, ".js");
    const besides = [...texts].filter(([other]) => isOptional(other) && other !== path);
    return (
      operations.some((text) => text.includes(`/runtime/${name}"`)) ||
      besides.some(([other, text]) => text.includes(`/${name.split("/").at(-1)}"`) && isUsed(other))
    );
  };
  return new Map([...texts].filter(([path]) => isUsed(path)));
}

import { servers } from "./servers.ts";

/** Serves one contestant on a database in the given file; says its port and how long it took to the first answer. */
const [name = "", file = ""] = process.argv.slice(2);
const serve = servers[name];
if (!serve) throw new Error(`no server ${name}`);
const start = performance.now();
const url = await serve(file);
await (await fetch(`${url}/healthz`)).text();
process.send?.({ port: Number(new URL(url).port), startUp: performance.now() - start });
process.on("disconnect", () => process.exit());

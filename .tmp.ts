import { packTools } from "./scripts/pack/tools.ts";
import { commands } from "./scripts/commands.ts";
console.log((await packTools("/tmp/dist", Object.keys(commands))).path);

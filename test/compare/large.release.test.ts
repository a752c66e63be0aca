import { tellsBreaks } from "./diff-process.ts";
import { diamond, diamondNames } from "./shapes.ts";

// Fewer levels than at each landing: here a walk that doubles at each still ends, and must tell the same.
tellsBreaks(diamondNames.map((name) => diamond(name, 12)));

import { describeEveryCase } from "./every-case-suite.ts";

// Random objects of the fixture of parameters have fields that it does not declare, whose values no style can carry.
describeEveryCase({ random: 100 }, 1000, ["kitchen-sink", "tracker"]);

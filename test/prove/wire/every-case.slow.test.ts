import { describeEveryCase } from "./every-case-suite.ts";

describeEveryCase({ random: 100 }, 1000);

import { describeAnyValues } from "./any-value-suite.ts";

describeAnyValues(250);

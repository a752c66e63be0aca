import { describeAnyValues } from "./any-value-suite.ts";

describeAnyValues(10_000);

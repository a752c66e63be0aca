import { describeTravel } from "./travel-suite.ts";

describeTravel(24, 4);

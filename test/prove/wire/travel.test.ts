import { describeTravel } from "./travel-suite.ts";

describeTravel(30, 4);

import { describeTravel } from "./travel-suite.ts";

describeTravel(600, 40);

import { describeTravel } from "./travel-suite.ts";

describeTravel(300, 30);

import { about } from "./about.ts";
import type { BadSpec } from "./bad-spec.ts";
import { errors } from "./errors.ts";
import { forms } from "./forms.ts";
import { kinds } from "./kinds.ts";
import { laws } from "./laws.ts";
import { loading } from "./loading.ts";
import { operations } from "./operations.ts";
import { schemas } from "./schemas.ts";
import { security } from "./security.ts";
import { sent } from "./sent.ts";
import { travel, travelling } from "./travel.ts";
import { visibility } from "./visibility.ts";
import { words } from "./words.ts";

/** Every spec with a fault, and what is said about it. */
export const badSpecs: readonly BadSpec[] = [
  ...loading,
  ...about,
  ...operations,
  ...security,
  ...errors,
  ...laws,
  ...words,
  ...schemas,
  ...kinds,
  ...forms,
  ...travel,
  ...travelling,
  ...visibility,
  ...sent,
];

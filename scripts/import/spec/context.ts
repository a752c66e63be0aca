import { componentNames, identifierOf } from "../../emit/typescript/identifiers.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { modelByDirection } from "../../model/directed-model.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel, OperationModel, PayloadModel } from "../../model/model.ts";
import { judgeOf, type SchemaJudge } from "../../schema-cases/index.ts";
import type { TellFate } from "../account.ts";
import type { SharedFormat } from "../schema/formats.ts";
import { described, schemaWords } from "../schema/meta.ts";
import { keywordsOf, type Printer, type SchemaPlace } from "../schema/printer.ts";
import { valueCode } from "../schema/value.ts";
import type { SpecCode } from "../text/code.ts";
import { type ComponentPlan, planComponents } from "./components.ts";
import { type Piece, vocabulary, zod } from "./modules.ts";
import { type OperationFile, operationFiles, sectionFolders, takenNames } from "./names.ts";
import { type SentRequest, sentRequests } from "./sent.ts";

/** What the modules of a spec are written with. */
export interface SpecContext {
  readonly model: ApiModel;
  readonly plan: ComponentPlan;
  readonly tell: TellFate;
  /** The constants of components, by their names. */
  readonly constants: ReadonlyMap<string, string>;
  /** The module in which a component stands. */
  readonly moduleOf: (component: string) => string;
  readonly files: ReadonlyMap<OperationModel, OperationFile>;
  /** What the server sends; its operations are in `files`, too. */
  readonly sent: readonly SentRequest[];
  /** How notes name an operation. */
  readonly placeOf: (operation: OperationModel) => string;
  /** The folders of sections, by their ids in the model; the same names are their ids in the spec. */
  readonly folders: ReadonlyMap<string, string>;
  /** The functions of formats that the spec uses, with what they return. */
  readonly formats: Map<string, SharedFormat>;
  readonly judge: Printer["judge"];
  /** How a body's examples are judged: without what only the other side sends. */
  readonly travelling: (payload: PayloadModel) => Travelling;
  /** Where references resolve; one object, because what is known of schemas is kept by it. */
  readonly root: object;
  /** Makes code, and remembers what it needs. */
  readonly piece: (make: (writer: PieceWriter) => SpecCode, current?: string) => Piece;
}

/** The schema of what travels as a body, and what its references refer to. */
export interface Travelling {
  readonly schema: JsonSchema;
  readonly judge: Printer["judge"];
  readonly components: Printer["components"];
  readonly root: object;
}

/** Writes code that needs names of other modules. */
export interface PieceWriter {
  /** The text of a schema with its words. */
  readonly schema: (
    schema: JsonSchema,
    place: SchemaPlace,
    more?: Readonly<Record<string, SpecCode>>,
  ) => SpecCode;
  /** The same with methods between the schema and its words. */
  readonly schemaWith: (
    schema: JsonSchema,
    place: SchemaPlace,
    methods: SpecCode,
    more?: Readonly<Record<string, SpecCode>>,
  ) => SpecCode;
  /** A name of the vocabulary. */
  readonly word: (name: string) => string;
  /** A name of another module of the spec. */
  readonly from: (module: string, name: string) => string;
  readonly printer: Printer;
}

export const formatsModule = "shared/formats.ts";

export function specContext(model: ApiModel, tell: TellFate): SpecContext {
  const sent = sentRequests(model, tell);
  const plan = planComponents(model, sent);
  const { schemas } = model.components;
  const constants = componentNames(Object.keys(schemas), takenNames);
  const folders = sectionFolders(model);
  const files = operationFiles(model, sent, folders, tell);
  const places = new Map(sent.map(({ operation, place }) => [operation, place]));
  const placeOf = (operation: OperationModel) => places.get(operation) ?? methodAndPath(operation);
  const position = new Map(plan.order.map((name, index) => [name, index]));
  const root = rootOf(schemas);
  const judge = judgeOnce(root);
  const directed = new Map<object, JsonSchema | undefined>();
  const travels = modelByDirection(model, (part, made) => directed.set(part, made.schema));
  const judgeTravelling = travels === model ? judge : judgeOnce(travels);
  const travelling = (payload: PayloadModel): Travelling => {
    const { schema = true } = payload;
    const own = directed.get(payload);
    return own === undefined
      ? { schema, judge, components: schemas, root }
      : { schema: own, judge: judgeTravelling, components: travels.components.schemas, root: travels };
  };
  const formats = new Map<string, SharedFormat>();
  const moduleOf = (component: string) => {
    const [section, ...others] = plan.users.get(component) ?? [];
    return `${others.length > 0 || section === undefined ? "shared" : (folders.get(section) ?? section)}/schemas.ts`;
  };
  const piece = (make: (writer: PieceWriter) => SpecCode, current?: string): Piece => {
    const uses = new Map<string, string>();
    const from = (module: string, name: string) => {
      uses.set(name, module);
      return name;
    };
    const printer: Printer = {
      components: schemas,
      judge,
      tell,
      refer: (name) => from(moduleOf(name), constants.get(name) ?? name),
      isLater: (name) => current !== undefined && (position.get(name) ?? 0) >= (position.get(current) ?? 0),
      word: (name) => from(vocabulary, name),
      shared: (name, format) => {
        formats.set(name, format);
        return `${from(formatsModule, name)}()`;
      },
      value: valueCode,
      schema: (schema, place, own) =>
        described(valueCode(keywordsOf(schema), place, own), schemaWords(keywordsOf(schema), place, own)),
    };
    const schemaWith: PieceWriter["schemaWith"] = (schema, place, methods, more = {}) => {
      uses.set("z", zod);
      return described([valueCode(keywordsOf(schema), place, printer), methods], {
        ...more,
        ...schemaWords(keywordsOf(schema), place, printer),
      });
    };
    const code = make({
      schemaWith,
      schema: (schema, place, more) => schemaWith(schema, place, "", more),
      word: printer.word,
      from,
      printer,
    });
    if (!/\bz\./.test(JSON.stringify(code))) uses.delete("z");
    return { code, uses };
  };
  const names = { constants, moduleOf, files, sent, placeOf, folders };
  return { model, plan, tell, ...names, formats, judge, travelling, root, piece };
}

/** The root of references into components; the same for the same ones, because what is known of schemas is kept by it. */
function rootOf(schemas: Components): { readonly components: { readonly schemas: Components } } {
  const root = roots.get(schemas) ?? { components: { schemas } };
  roots.set(schemas, root);
  return root;
}

/** Judges each example once by each schema: a spec is written several times, until nothing of it is refused. */
function judgeOnce(root: object): Printer["judge"] {
  const known = judges.get(root);
  if (known) return known;
  const judge = judgeOf(root);
  const made = new WeakMap<object, SchemaJudge>();
  const once = (schema: JsonSchema): SchemaJudge => {
    if (typeof schema === "boolean") return judge(schema);
    const own = made.get(schema) ?? remembering(judge(schema));
    made.set(schema, own);
    return own;
  };
  judges.set(root, once);
  return once;
}

function remembering(judge: SchemaJudge): SchemaJudge {
  const answers = new WeakMap<object, boolean>();
  const isValid = (value: unknown) => {
    if (typeof value !== "object" || value === null) return judge(value);
    const answer = answers.get(value) ?? judge(value);
    answers.set(value, answer);
    return answer;
  };
  return Object.assign(isValid, { violations: judge.violations });
}

const judges = new WeakMap<object, Printer["judge"]>();

type Components = ApiModel["components"]["schemas"];
const roots = new WeakMap<Components, { readonly components: { readonly schemas: Components } }>();

/** A constant's name from any text, unlike those that are there already. */
export function freeConstant(text: string, used: Set<string>, fallback: string): string {
  const base = identifierOf(text, fallback);
  let name = base;
  for (let number = 2; used.has(name) || takenNames.includes(name); number++) name = `${base}${number}`;
  used.add(name);
  return name;
}

// Coverage: the unit tests have few schemas that several sections share.

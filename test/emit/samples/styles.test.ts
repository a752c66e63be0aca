import parameters from "../../fixtures/parameters/index.ts";
import { sourceOfApi } from "../docs/sources.ts";
import { stubApp } from "./apps.ts";
import { testSamples } from "./batch.ts";
import { operationOf, type Trial } from "./trial.ts";

const source = sourceOfApi(parameters);

const example = (operationId: string, more: Pick<Trial, "query" | "params" | "headers">): Trial => ({
  ...{ source, operation: operationOf(source, operationId), app: stubApp(parameters), declared: false },
  ...more,
});

testSamples("every sample writes parameters in their styles, and the server reads them", [
  example("listBooks", {
    query: [
      ["ids", "7,12"],
      ["titles", "Emma,Persuasion"],
      ["subjects", "sea|war"],
      ["languages", "sea war"],
      ["near", "London/W1?"],
      ["hosts", "https://a.example/b,c"],
      ["number", "12"],
      ["owner", "Ada"],
    ],
  }),
  example("searchBooks", {
    query: [
      ["filter[author]", "Jane Austen & Co"],
      ["filter[year]", "1815"],
      ["from", "1811"],
      ["to", "1817"],
      ["labels[genre]", "novel"],
      ["where", '{"any":["é",null,"a&b"]}'],
    ],
  }),
  example("listNewBooks", {
    query: [
      ["new", "true"],
      ["since", "1815"],
    ],
  }),
  example("getEdition", {
    params: {
      point: ".0",
      years: ";years=a",
      size: ";size=width,12,unit,cm",
      marks: ".from=1811.to=1817",
      corner: "width=12,unit=cm",
    },
    headers: {
      "X-Trace": String.raw`{"note":"f\u00fcr \u00e9"}`,
      "X-Range": "from,1811,to,1817",
      "X-Tags": "a,b",
    },
  }),
]);

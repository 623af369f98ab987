import type { Json, Schema } from "@demarc/openapi";
import { code } from "../model/markdown.ts";
import { limitWords, value } from "./describe.ts";

const otherWords: Record<string, string> = {
  const: "is #",
  pattern: "matches #",
  minProperties: "has at least # fields",
  maxProperties: "has at most # fields",
};

/** What a schema demands of a response, in words: `` `status` is `200` and `body.id` is missing ``. */
export function inWords(schema: Schema, at = ""): string {
  const { properties = {}, required = [] } = schema;
  const subject = at === "" ? "it" : code(at);
  const inside = (name: string) => (at === "" ? name : `${at}.${name}`);
  const named = (names: string[]) => names.filter((name) => !properties[name]).map((name) => code(inside(name)));
  const parts = Object.entries(schema).flatMap(([keyword, given]): string[] => {
    switch (keyword) {
      case "properties":
        return Object.entries(properties).map(([name, child]) => inWords(child, inside(name)));
      case "required":
        return named(required).map((name) => `${name} is there`);
      case "enum":
        return [`${subject} is ${(given as Json[]).map(value).join(" or ")}`];
      case "type":
        return [`${subject} is of type ${[given as string].flat().join(" or ")}`];
      case "contains":
        return [`${subject} has an entry in which ${inWords(given as Schema)}`];
      case "items":
        return [`in every entry of ${subject}, ${inWords(given as Schema)}`];
      case "not": {
        const { required: missing, ...others } = given as Schema;
        if (missing && Object.keys(others).length === 0) return [`${named(missing).join(" or ")} is missing`];
        return [`not (${inWords(given as Schema, at)})`];
      }
      case "anyOf":
        return [`(${(given as Schema[]).map((each) => inWords(each, at)).join(" or ")})`];
      default:
        return [`${subject} ${wordsOf(keyword).replace("#", value(given as Json))}`];
    }
  });
  return parts.filter(Boolean).join(" and ");
}

function wordsOf(keyword: string): string {
  const limit = limitWords[keyword];
  return otherWords[keyword] ?? (limit ? `${keyword.endsWith("imum") ? "is" : "has"} ${limit}` : `has ${keyword} #`);
}

import {
  at,
  describedSubschemas,
  fromPointer,
  resolveSchema,
  subschemas,
  toPointer,
  typeOf,
  typesOf,
  withValueAt,
  type OpenApiDocument,
  type Schema,
  type Violation,
} from "@demarc/openapi";
import { boundaryValues } from "./boundary-values.ts";
import { sampleOf } from "@demarc/openapi/samples";

/** A value that keeps its schema or breaks it in one place. */
export interface ConstraintValue {
  /** What it is about, readable: `realms[].name/too-short`; `body` for the whole. */
  name: string;
  /** JSON pointer into the document, to the keyword that it is about. */
  specPointer: string;
  side: "valid" | "invalid";
  /** Broken, it only adds something that is not documented. */
  additive: boolean;
  value: unknown;
}

export interface ConstraintValueOptions {
  document: OpenApiDocument;
  /** JSON pointer into the document, to the schema of the whole value. */
  pointer: string;
  schema: Schema;
  /** Valid values to start from. */
  bases: readonly unknown[];
  /** What is wrong with a whole value. */
  violations(value: unknown): readonly Pick<Violation, "specPointer" | "additive" | "pointer">[];
}

/**
 * Values on both sides of every constraint below a schema: one place changed at a time, each change verified against
 * the whole schema, each keyword and name once. A constraint that another branch of a union makes up for has no
 * broken side then, and coverage says so.
 */
export function constraintValues(options: ConstraintValueOptions): ConstraintValue[] {
  const walk = new Walk(options);
  for (const base of options.bases) walk.enter(options.schema, options.pointer, "", base, "", new Set());
  return [...walk.found.values()];
}

/** After how many values only those are made that show something new: fields of fields multiply. */
const most = 1000;
/** How often a schema is then gone through: in one place less of it may be allowed than in another. */
const again = 5;

class Walk {
  readonly found = new Map<string, ConstraintValue>();
  readonly #options: ConstraintValueOptions;
  /** How often each schema was gone through since there are many values. */
  readonly #walked = new Map<string, number>();
  /** Keywords by pointer and side that a value was found for. */
  readonly #shown = new Set<string>();
  /** Where the outermost union around the present place stands in the value. */
  #union: string | undefined;

  constructor(options: ConstraintValueOptions) {
    this.#options = options;
  }

  /** Goes through a schema and the value that it describes, which stands at a pointer of a valid whole. */
  enter(
    reference: Schema,
    place: string,
    pointer: string,
    whole: unknown,
    name: string,
    entered: ReadonlySet<string>,
  ): void {
    const { document } = this.#options;
    const { schema, pointer: spec } = resolveSchema(document, reference, place);
    const times = this.#walked.get(spec) ?? 0;
    if (entered.has(spec) || times >= again) return;
    if (this.found.size > most) this.#walked.set(spec, times + 1);
    const here: Place = { schema, spec, pointer, whole, name, inside: new Set(entered).add(spec) };
    const base = at(whole, pointer);
    for (const { keyword, name: what, side, value, spare } of boundaryValues(schema, base))
      if (!spare || !this.#shown.has(`${spec}/${keyword} ${side}`)) this.#put(here, `/${keyword}`, what, side, value);
    for (const { keyword, schema: asked } of subschemas(schema)) {
      // What must not fit: a sample of it does not.
      if (keyword !== "not") continue;
      this.#put(here, "/not", "fits-not", "valid", base);
      this.#put(
        here,
        "/not",
        "of-not",
        "invalid",
        sampleOf(document, asked, `${spec}/not`, () => true),
      );
    }
    if (Array.isArray(base)) this.#items(here, base);
    if (typeOf(base) === "object") this.#fields(here, base as Record<string, unknown>);
    for (const [type, empty] of [
      ["object", {}],
      ["array", []],
    ] as const) {
      // Of several types, the base has one; the other forms have fields and entries of their own.
      if (!typesOf(schema).includes(type) || typeOf(base) === type) continue;
      const filled = withValueAt(whole, pointer, empty);
      if (!this.#isValid(filled)) continue;
      if (type === "array") this.#items({ ...here, whole: filled }, []);
      else this.#fields({ ...here, whole: filled }, {});
    }
    this.#parts(here);
  }

  /** The schemas of the same value. */
  #parts({ schema, spec, pointer, whole, name, inside }: Place): void {
    const around = this.#union;
    for (const { keyword, pointer: key, schema: part, scope } of describedSubschemas(schema)) {
      if (scope.of !== "value") continue;
      const candidate = this.#fitting(part, `${spec}${key}`, pointer, whole, keyword === "allOf");
      if (candidate === undefined) continue;
      if (keyword !== "allOf") this.#union ??= pointer;
      this.#keep({
        name: `${name || "body"}/${key.slice(1).replaceAll("/", "-")}`,
        specPointer: `${spec}${key}`,
        side: "valid",
        value: candidate,
      });
      this.enter(part, `${spec}${key}`, pointer, candidate, name, inside);
      this.#union = around;
    }
    for (const keyword of ["anyOf", "oneOf"] as const) {
      if (!schema[keyword]) continue;
      this.#union ??= pointer;
      for (const value of ["none-of-these", 12345, {}, [], null])
        this.#put({ spec, pointer, whole, name }, `/${keyword}`, "none-of-them", "invalid", value);
      this.#union = around;
    }
  }

  /** Keeps the whole with a value put in place. */
  #put(
    { spec, pointer, whole, name }: Pick<Place, "spec" | "pointer" | "whole" | "name">,
    keyword: string,
    what: string,
    side: ConstraintValue["side"],
    value: unknown,
  ): void {
    this.#keep({
      name: `${name || "body"}/${what}`,
      specPointer: `${spec}${keyword}`,
      side,
      value: withValueAt(whole, pointer, value),
    });
  }

  /** The whole with a value for one branch in place: the one that is there if it fits, a sample otherwise. */
  #fitting(branch: Schema, place: string, pointer: string, whole: unknown, all: boolean): unknown {
    if (all) return whole;
    const { document } = this.#options;
    // `not` the other branches is what oneOf comes down to; the whole schema decides.
    const { schema } = resolveSchema(document, branch, place);
    const required = schema.required ?? [];
    const base = at(whole, pointer);
    if (
      typeof base === "object" &&
      base !== null &&
      required.length > 0 &&
      required.every((key) => Object.hasOwn(base, key)) &&
      this.#bases(branch, place, base)
    )
      return whole;
    const sample = sampleOf(document, branch, place, (value) => this.#isValid(withValueAt(whole, pointer, value)));
    return sample === undefined ? undefined : withValueAt(whole, pointer, sample);
  }

  /** Whether a value has the named values that tell one branch from its siblings. */
  #bases(branch: Schema, place: string, value: object): boolean {
    const { document } = this.#options;
    const { schema } = resolveSchema(document, branch, place);
    return Object.entries(schema.properties ?? {}).every(([key, property]) => {
      const { schema: own } = resolveSchema(document, property, "");
      const given = (value as Record<string, unknown>)[key];
      return (
        (own["const"] === undefined || own["const"] === given) &&
        (!own.enum || given === undefined || own.enum.includes(given as never))
      );
    });
  }

  #items({ schema, spec, pointer, whole, name, inside }: Place, base: unknown[]): void {
    const entries = describedSubschemas(schema).filter(({ scope }) => scope.of === "item" || scope.of === "any item");
    const first = entries.filter(({ scope }) => scope.of === "item").length;
    for (const { pointer: key, scope, schema: entry } of entries) {
      const index = scope.of === "item" ? scope.index : first;
      if (scope.of === "item" && index >= base.length) continue;
      const where = `${pointer}/${index}`;
      const filled = index < base.length ? whole : this.#filled(entry, `${spec}${key}`, where, whole);
      const own = scope.of === "item" ? `${name}[${index}]` : `${name}[]`;
      if (filled !== undefined) this.enter(entry, `${spec}${key}`, where, filled, own, inside);
    }
  }

  /** The whole with a sample of a schema put in place, if there is one. */
  #filled(schema: Schema, place: string, where: string, whole: unknown): unknown {
    const { document } = this.#options;
    const value = sampleOf(document, schema, place, (each) => this.#isValid(withValueAt(whole, where, each)));
    return value === undefined ? undefined : withValueAt(whole, where, value);
  }

  #fields(place: Place, base: Record<string, unknown>): void {
    const { schema, spec, pointer, whole, name, inside } = place;
    const child = (key: string) => (name === "" ? key : `${name}.${key}`);
    const keep = (keyword: string, what: string, side: ConstraintValue["side"], value: unknown) =>
      this.#keep({ name: `${name || "body"}/${what}`, specPointer: `${spec}${keyword}`, side, value });
    for (const { pointer: own, scope, keyword, schema: field } of describedSubschemas(schema)) {
      if (scope.of === "any property") {
        const key = keyword === "patternProperties" ? nameFor(fromPointer(own)[1] ?? "") : "undocumentedField";
        const where = `${pointer}${toPointer([key])}`;
        const filled = this.#filled(field, `${spec}${own}`, where, whole);
        if (filled === undefined) continue;
        keep(keyword === "patternProperties" ? own : `/${keyword}`, "another-field", "valid", filled);
        this.enter(field, `${spec}${own}`, where, filled, child("*"), inside);
      }
      if (scope.of !== "property") continue;
      const where = `${pointer}${toPointer([scope.name])}`;
      const filled = Object.hasOwn(base, scope.name) ? whole : this.#filled(field, `${spec}${own}`, where, whole);
      if (filled === undefined) continue;
      const index = schema.required?.indexOf(scope.name) ?? -1;
      const specPointer = index < 0 ? `${spec}${own}` : `${spec}/required/${index}`;
      this.#keep({ name: `${child(scope.name)}/present`, specPointer, side: "valid", value: filled });
      const absent = withValueAt(filled, where, undefined);
      if (index >= 0) this.#keep({ name: `${child(scope.name)}/missing`, specPointer, side: "invalid", value: absent });
      else this.#keep({ name: `${child(scope.name)}/absent`, specPointer, side: "valid", value: absent });
      this.enter(field, `${spec}${own}`, where, filled, child(scope.name), inside);
    }
    for (const [key, others] of Object.entries(
      (schema["dependentRequired"] as Record<string, string[]> | undefined) ?? {},
    )) {
      for (const other of others)
        keep(
          `/dependentRequired${toPointer([key])}`,
          `${key}-without-${other}`,
          "invalid",
          withValueAt(whole, `${pointer}${toPointer([other])}`, undefined),
        );
      keep(`/dependentRequired${toPointer([key])}`, `${key}-with-all`, "valid", whole);
    }
    for (const [index, key] of (schema.required ?? []).entries()) {
      // A field that another schema describes, or none.
      if (Object.hasOwn(schema.properties ?? {}, key) || !Object.hasOwn(base, key)) continue;
      keep(`/required/${index}`, `${key}-present`, "valid", whole);
      keep(
        `/required/${index}`,
        `${key}-missing`,
        "invalid",
        withValueAt(whole, `${pointer}${toPointer([key])}`, undefined),
      );
    }
    if (schema["propertyNames"] !== undefined) {
      keep("/propertyNames", "fits-propertyNames", "valid", whole);
      for (const key of ["!", "", "undocumentedField", "x".repeat(300)])
        keep("/propertyNames", "other-name", "invalid", withValueAt(whole, `${pointer}${toPointer([key])}`, "any"));
    }
    for (const keyword of ["additionalProperties", "unevaluatedProperties"] as const) {
      const more = schema[keyword];
      const isNamed = Object.keys(schema.properties ?? {}).length > 0 && keyword === "additionalProperties";
      if (typeof more === "object" || (more === undefined && !isNamed)) continue;
      const filled = withValueAt(whole, `${pointer}/undocumentedField`, "undocumented");
      keep(`/${keyword}`, "unknown-field", "valid", filled);
      keep(`/${keyword}`, "unknown-field", "invalid", filled);
    }
  }

  #isValid(value: unknown): boolean {
    return this.#options.violations(value).length === 0;
  }

  #keep(variant: Omit<ConstraintValue, "additive">): void {
    const key = `${variant.specPointer} ${variant.name} ${variant.side}`;
    const shown = `${variant.specPointer} ${variant.side}`;
    if (this.found.has(key) || (this.found.size > most && this.#shown.has(shown))) return;
    const violations = this.#options.violations(variant.value);
    if (
      variant.side === "valid"
        ? violations.length > 0
        : !violations.some((violation) => isAbout(violation, variant.specPointer, this.#union))
    )
      return;
    this.#shown.add(shown);
    this.found.set(key, {
      ...variant,
      additive: violations.length > 0 && violations.every(({ additive }) => additive),
    });
  }
}

/** A schema with the place that it describes in a valid whole. */
interface Place {
  schema: Schema;
  /** JSON pointer into the document. */
  spec: string;
  /** JSON pointer into the value. */
  pointer: string;
  whole: unknown;
  /** Readable: `realms[].name`. */
  name: string;
  /** Schemas around it, itself included. */
  inside: ReadonlySet<string>;
}

/** A name that fits a pattern. */
function nameFor(pattern: string): string {
  return String(sampleOf({} as OpenApiDocument, { type: "string", pattern }, "", () => true) ?? "x-name");
}

/** Whether a violation is a keyword's own, an addition to its schema, or that of a union around it, which speaks for its branches. */
function isAbout({ specPointer, additive, pointer }: Broken, keyword: string, union: string | undefined): boolean {
  if (specPointer === keyword || /\/(anyOf|oneOf)$/.test(specPointer)) return true;
  if (additive) return keyword.endsWith("/additionalProperties");
  if (union !== undefined && (pointer === union || pointer.startsWith(`${union}/`))) return true;
  if (keyword.endsWith("/propertyNames")) return specPointer.startsWith(keyword);
  return /\/(required|dependentRequired)$/.test(specPointer) && keyword.startsWith(`${specPointer}/`);
}

type Broken = Pick<Violation, "specPointer" | "additive" | "pointer">;

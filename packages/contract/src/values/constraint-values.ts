import {
  at,
  resolveSchema,
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
  violations(value: unknown): readonly Pick<Violation, "specPointer" | "additive">[];
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

class Walk {
  readonly found = new Map<string, ConstraintValue>();
  readonly #options: ConstraintValueOptions;

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
    if (entered.has(spec)) return;
    const inside = new Set(entered).add(spec);
    const base = at(whole, pointer);
    const keep = (keyword: string, what: string, side: ConstraintValue["side"], value: unknown) =>
      this.#keep({ name: `${name || "body"}/${what}`, specPointer: `${spec}${keyword}`, side, value });

    for (const { keyword, name: what, side, value } of boundaryValues(schema, base))
      keep(`/${keyword}`, what, side, withValueAt(whole, pointer, value));
    if (Array.isArray(base)) this.#items(schema, spec, pointer, whole, base, name, inside);
    if (typeof base === "object" && base !== null && !Array.isArray(base))
      this.#fields(schema, spec, pointer, whole, base as Record<string, unknown>, name, inside, keep);
    for (const [type, empty] of [
      ["object", {}],
      ["array", []],
    ] as const) {
      // Of several types, the base has one; the other forms have fields and entries of their own.
      if (!typesOf(schema).includes(type) || typeOf(base) === type) continue;
      const filled = withValueAt(whole, pointer, empty);
      if (!this.#isValid(filled)) continue;
      if (type === "array") this.#items(schema, spec, pointer, filled, [], name, inside);
      else this.#fields(schema, spec, pointer, filled, {}, name, inside, keep);
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
      for (const [index, branch] of (schema[keyword] ?? []).entries()) {
        const candidate = this.#fitting(branch, `${spec}/${keyword}/${index}`, pointer, whole, keyword === "allOf");
        if (candidate === undefined) continue;
        keep(`/${keyword}/${index}`, `${keyword}-${index}`, "valid", candidate);
        this.enter(branch, `${spec}/${keyword}/${index}`, pointer, candidate, name, inside);
      }
      if (schema[keyword] && keyword !== "allOf")
        for (const value of [{}, [], 12345, "none-of-these", null])
          keep(`/${keyword}`, "none-of-them", "invalid", withValueAt(whole, pointer, value));
    }
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

  #items(
    schema: Schema,
    spec: string,
    pointer: string,
    whole: unknown,
    base: unknown[],
    name: string,
    inside: ReadonlySet<string>,
  ): void {
    const { document } = this.#options;
    const prefix = (schema["prefixItems"] as Schema[] | undefined) ?? [];
    for (const [index, item] of prefix.entries()) {
      if (index < base.length)
        this.enter(item, `${spec}/prefixItems/${index}`, `${pointer}/${index}`, whole, `${name}[${index}]`, inside);
    }
    if (typeof schema.items !== "object") return;
    const index = prefix.length;
    let filled = whole;
    if (base.length <= index) {
      const entry = sampleOf(document, schema.items, `${spec}/items`, (value) =>
        this.#isValid(withValueAt(whole, `${pointer}/${index}`, value)),
      );
      if (entry === undefined) return;
      filled = withValueAt(whole, `${pointer}/${index}`, entry);
    }
    this.enter(schema.items, `${spec}/items`, `${pointer}/${index}`, filled, `${name}[]`, inside);
  }

  #fields(
    schema: Schema,
    spec: string,
    pointer: string,
    whole: unknown,
    base: Record<string, unknown>,
    name: string,
    inside: ReadonlySet<string>,
    keep: (keyword: string, what: string, side: ConstraintValue["side"], value: unknown) => void,
  ): void {
    const { document } = this.#options;
    const child = (key: string) => (name === "" ? key : `${name}.${key}`);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const place = `${spec}/properties${toPointer([key])}`;
      const where = `${pointer}${toPointer([key])}`;
      let filled = whole;
      if (!Object.hasOwn(base, key)) {
        const value = sampleOf(document, property, place, (candidate) =>
          this.#isValid(withValueAt(whole, where, candidate)),
        );
        if (value === undefined) continue;
        filled = withValueAt(whole, where, value);
      }
      const index = schema.required?.indexOf(key) ?? -1;
      this.#keep({
        name: `${child(key)}/present`,
        specPointer: index < 0 ? place : `${spec}/required/${index}`,
        side: "valid",
        value: filled,
      });
      const absent = withValueAt(filled, where, undefined);
      if (index >= 0)
        this.#keep({
          name: `${child(key)}/missing`,
          specPointer: `${spec}/required/${index}`,
          side: "invalid",
          value: absent,
        });
      else this.#keep({ name: `${child(key)}/absent`, specPointer: place, side: "valid", value: absent });
      this.enter(property, place, where, filled, child(key), inside);
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
    const more = schema.additionalProperties;
    const where = `${pointer}/undocumentedField`;
    if (typeof more === "object") {
      const value = sampleOf(document, more, `${spec}/additionalProperties`, (candidate) =>
        this.#isValid(withValueAt(whole, where, candidate)),
      );
      if (value === undefined) return;
      const filled = withValueAt(whole, where, value);
      keep("/additionalProperties", "another-field", "valid", filled);
      this.enter(more, `${spec}/additionalProperties`, where, filled, child("*"), inside);
    } else if (Object.keys(schema.properties ?? {}).length > 0 || more !== undefined) {
      const filled = withValueAt(whole, where, "undocumented");
      keep("/additionalProperties", "unknown-field", "valid", filled);
      keep("/additionalProperties", "unknown-field", "invalid", filled);
    }
  }

  #isValid(value: unknown): boolean {
    return this.#options.violations(value).length === 0;
  }

  #keep(variant: Omit<ConstraintValue, "additive">): void {
    const key = `${variant.specPointer} ${variant.name} ${variant.side}`;
    if (this.found.has(key)) return;
    const violations = this.#options.violations(variant.value);
    if (
      variant.side === "valid"
        ? violations.length > 0
        : !violations.some((violation) => isAbout(violation, variant.specPointer))
    )
      return;
    this.found.set(key, {
      ...variant,
      additive: violations.length > 0 && violations.every(({ additive }) => additive),
    });
  }
}

/** Whether a violation is a keyword's own, an addition to its schema, or that of a union around it, which speaks for its branches. */
function isAbout({ specPointer, additive }: Pick<Violation, "specPointer" | "additive">, keyword: string): boolean {
  if (specPointer === keyword || /\/(anyOf|oneOf)$/.test(specPointer)) return true;
  if (additive) return keyword.endsWith("/additionalProperties");
  return /\/(required|dependentRequired)$/.test(specPointer) && keyword.startsWith(`${specPointer}/`);
}

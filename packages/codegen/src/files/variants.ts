import type { Operation } from "@demarc/openapi";
import { functionName, pascalCase } from "../names.ts";
import { literal, property } from "../print.ts";

/** One overload of an operation function: with these query values, that result. */
export type Variant = ReturnType<typeof variantsOf>[number];

/**
 * The overloads that `x-result-variants` gives. A variant fixes its own query values; the values that mark the
 * other variants are taken out of its query, so that the compiler can tell them apart.
 */
export function variantsOf(operation: Operation, type: string) {
  const base = pascalCase(functionName(operation.operationId));
  return operation.resultVariants.map((variant) => {
    const others = operation.resultVariants
      .filter((other) => other !== variant)
      .flatMap((other) => Object.entries(other.query));
    const query = `NonNullable<${type}["parameters"]["query"]>`;
    const fixed = Object.entries(variant.query).map(([key, value]) => `${property(key)}: ${literal(value)}`);
    const rest = others
      .filter(([key]) => !(key in variant.query))
      .map(([key, value]) => `${property(key)}?: Exclude<${query}[${literal(key)}], ${literal(value)} | undefined>`);
    const keys = [...new Set([...Object.keys(variant.query), ...others.map(([key]) => key)])].map((key) =>
      literal(key),
    );
    const argsName = `${base}${pascalCase(variant.name)}Args`;
    // Whether the overload needs a query to be told from the others.
    const needsQuery = fixed.length > 0 || operation.anyRequired.length > 0;
    return {
      argsName,
      needsQuery,
      result: `components["schemas"][${literal(variant.schema)}]`,
      declaration: [
        `/** The arguments with which ${functionName(operation.operationId)} is answered by a ${variant.schema}. */`,
        `export interface ${argsName} extends Omit<${base}Args, "query"> {`,
        `  query${needsQuery ? "" : "?"}: Omit<${query}, ${keys.join(" | ")}> & { ${[...fixed, ...rest].join("; ")} }${anyRequiredType(operation, query)};`,
        "}",
      ].join("\n"),
    };
  });
}

/** What a query has to be as well, so that of each group of `x-any-required` one parameter at least is there. */
export function anyRequiredType({ anyRequired }: Operation, query: string): string {
  const alternatives = (names: string[]) =>
    names.map((name) => `Required<Pick<${query}, ${literal(name)}>>`).join(" | ");
  return anyRequired.map((names) => ` & (${alternatives(names)})`).join("");
}

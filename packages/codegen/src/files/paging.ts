import { fromPointer, type Operation, type PagingExtension, type Spec } from "@demarc/openapi";
import { functionName, pascalCase } from "../names.ts";
import { docComment, literal } from "../print.ts";

/** The functions that `x-paging` declares: the items of a list one by one, and their number; undefined where there are none. */
export function pagingFile({ provider }: Spec, operations: Operation[]): string | undefined {
  const lists = operations.flatMap((operation) => {
    const paging = operation.object["x-paging"];
    return paging ? [describe(provider, operation, paging)] : [];
  });
  if (lists.length === 0) return undefined;
  const core = [lists.some(({ count }) => count) ? "countItems, " : "", "pages, type PagingOptions"].join("");
  const imported = lists.flatMap(({ types }) => types);
  const components = lists.some(({ result }) => result.startsWith("components"));
  return `import { ${core} } from "@demarc/client-core";
import type { ${imported.join(", ")} } from "./operations.ts";
${components ? 'import type { components } from "./types.ts";\n' : ""}
${lists.map(({ code }) => code).join("\n")}`;
}

function describe(provider: string, operation: Operation, { iterator, count, ...paging }: PagingExtension) {
  const { operationId, object, resultVariants } = operation;
  const name = functionName(operationId);
  // The answer with the list is the variant that no query value leads to.
  const variant = resultVariants.find(({ query }) => Object.keys(query).length === 0);
  const args = `${pascalCase(name)}${variant ? pascalCase(variant.name) : ""}Args`;
  const result = variant ? `components["schemas"]["${variant.schema}"]` : `${pascalCase(name)}Result`;
  const items = fromPointer(paging.items).reduce((type, key) => `NonNullable<${type}[${literal(key)}]>`, result);
  const own = [paging.size, paging.offset, paging.page, ...resultVariants.flatMap(({ query }) => Object.keys(query))];
  const hidden = [...new Set([...own, ...Object.keys(count?.query ?? {})])].filter((each) => each !== undefined);
  const isNeeded = (place: string) =>
    operation.parameters.some(({ node }) => node.in === place && node.required && !hidden.includes(node.name));
  const optional = isNeeded("query") || isNeeded("path") ? "" : "?";
  const client = (answer: string) => `client: { ${name}(args: ${args}): Promise<${answer}> }`;
  const ownArgs = `${pascalCase(iterator)}Args`;
  const most = paging.maxPageSize ? `, ${paging.maxPageSize} at most` : "";
  const code = `/** Which items, as for ${name}; which page is the function's own affair. */
export interface ${ownArgs} extends Omit<${args}, "query">, PagingOptions {
  query${isNeeded("query") ? "" : "?"}: Omit<NonNullable<${args}["query"]>, ${hidden.map((each) => literal(each)).join(" | ")}>;
}

${docComment(`${object.summary}, one by one: fetched page by page while they are read, ${paging.pageSize} at a time where \`pageSize\` says nothing${most}.\n\n@throws {ContractError} where the server repeats a page, or sends no list\n@throws {AbortError} once the signal is aborted\n@example for await (const item of ${iterator}(client)) console.log(item);`)}export function ${iterator}(${client(result)}, args${optional}: ${ownArgs}) {
  const paging = ${literal({ provider, operationId, ...paging }, "  ")};
  return pages<${items}[number]>({ call: client.${name} }, paging, args);
}
`;
  const counter = count
    ? `
${docComment(`${object.summary}: how many there are, without fetching them.\n\n@throws {ContractError} where the answer holds no number`)}export function ${count.function}(${client("unknown")}, args${optional}: Omit<${ownArgs}, "pageSize">) {
  const list = ${literal({ provider, operationId, items: paging.items }, "  ")};
  return countItems({ call: client.${name} }, list, ${literal(count.query)}, args);
}
`
    : "";
  return { count, result, types: variant ? [args] : [args, result], code: code + counter };
}

import { isJson, parseMediaType, type OpenApiDocument, type Operation } from "@demarc/openapi";
import { isIdentifier, pascalCase } from "./names.ts";

/** `raw` and `withOptions` are the client's own, a client with `then` could not be awaited, and `__proto__` is none. */
const taken = ["raw", "withOptions", "then", "__proto__"];

/** Words that no constant can be called. */
const reserved =
  /^(arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/**
 * Refuses what openapi-fetch would send wrongly without a word: it takes neither style nor explode from the
 * document, and knows one body for each operation.
 */
export function rejectUnsupported(document: OpenApiDocument, operation: Operation): void {
  const { operationId, pointer: place } = operation;
  if (!isIdentifier(operationId) || taken.includes(operationId) || reserved.test(operationId))
    throw new Error(
      `${place}: the operationId "${operationId}" cannot be the name of a client's function. Give it another.`,
    );
  for (const { node, pointer } of operation.parameters) {
    const types = [node.schema?.type ?? []].flat();
    if (node.in !== "path" && node.in !== "query") throw unsupported(pointer, `a parameter in ${node.in}`);
    if (types.includes("object") || (types.includes("array") && node.in === "path"))
      throw unsupported(pointer, `a parameter of type ${types.join(" or ")} in ${node.in}`);
    if (types.includes("array") && (node.style ?? "form") !== "form")
      throw unsupported(pointer, `a list in the style ${node.style}`);
  }
  for (const [status, { pointer }] of Object.entries(operation.responses)) {
    if (!/^([1-5](\d\d|XX)|default)$/.test(status))
      throw new Error(`${pointer}: ${JSON.stringify(status)} is no status.`);
  }
  for (const { name, schema } of operation.resultVariants) {
    if (!isIdentifier(pascalCase(name)) || !Object.hasOwn(document.components?.schemas ?? {}, schema))
      throw new Error(
        `${place}/x-result-variants: "${name}" has to be a name, and "${schema}" that of a schema of the components.`,
      );
  }
  // The client sends the first; the others are for the checker and the mock.
  const [mediaType] = Object.keys(operation.requestBody?.node.content ?? {});
  if (mediaType && !isJson(mediaType) && parseMediaType(mediaType)?.essence !== "application/x-www-form-urlencoded")
    throw unsupported(operation.pointer, `a request body of ${mediaType}`);
}

function unsupported(pointer: string, what: string): Error {
  return new Error(
    `${pointer}: the clients cannot send ${what}. Teach packages/client-core and packages/codegen to do so first.`,
  );
}

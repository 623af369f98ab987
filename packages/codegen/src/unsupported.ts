import { isForm, isJson, type Operation } from "@demarc/openapi";
import { isIdentifier } from "./names.ts";

/** Words that no constant can be called. */
const reserved =
  /^(arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/**
 * Refuses what openapi-fetch would send wrongly without a word: it takes neither style nor explode from the
 * document, and knows one body for each operation.
 */
export function rejectUnsupported(operation: Operation): void {
  const { operationId, pointer: place } = operation;
  if (!isIdentifier(operationId) || operationId === "raw" || reserved.test(operationId))
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
  // The client sends the first; the others are for the checker and the mock.
  const [mediaType] = Object.keys(operation.requestBody?.node.content ?? {});
  if (mediaType && !isForm(mediaType) && !isJson(mediaType))
    throw unsupported(operation.pointer, `a request body of ${mediaType}`);
}

function unsupported(pointer: string, what: string): Error {
  return new Error(
    `${pointer}: the clients cannot send ${what}. Teach packages/client-core and packages/codegen to do so first.`,
  );
}

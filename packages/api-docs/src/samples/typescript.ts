import type { Json, OpenApiDocument, Operation } from "@demarc/openapi";
import { constant, sampleServer, type ExampleCall } from "./request.ts";

/** A whole program that makes a call with our client. */
export function typescriptSample(
  provider: string,
  document: OpenApiDocument,
  operation: Operation,
  call: ExampleCall,
  credential?: (scheme: string) => string,
): string {
  const client = provider.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const factory = `create${client.charAt(0).toUpperCase()}${client.slice(1)}Client`;
  const given = {
    ...(Object.keys(call.path).length > 0 && { path: call.path }),
    ...(Object.keys(call.query).length > 0 && { query: call.query }),
    ...(call.body && { body: call.body.value }),
  };
  return [
    `import { ${factory} } from "@demarc/${provider}";`,
    "",
    `const ${client} = ${factory}({`,
    ...serverOptions(document),
    ...Object.keys(operation.security[0] ?? document.security?.[0] ?? {}).map(
      (name) =>
        `  ${name}: ${credential ? JSON.stringify(credential(name)) : `process.env["${constant(provider)}_${constant(name)}"] ?? ""`},`,
    ),
    "});",
    "",
    `const result = await ${client}.${operation.operationId}(${Object.keys(given).length > 0 ? literal(given) : ""});`,
    "console.log(result);",
  ].join("\n");
}

function serverOptions(document: OpenApiDocument): string[] {
  const server = sampleServer(document);
  const name = server?.["x-name"];
  if (name) return [`  server: ${JSON.stringify(name)},`];
  const required = Object.entries(server?.variables ?? {}).filter(([, variable]) => variable["x-required"]);
  if (required.length === 0) return [`  baseUrl: ${JSON.stringify(server?.url)},`];
  return required.map(([variable, { default: initial }]) => `  ${variable}: ${JSON.stringify(initial)},`);
}

/** A JSON value as it is written in TypeScript: keys that are names stand without quotes, lists of plain values in one line. */
function literal(json: { [key: string]: Json }): string {
  return JSON.stringify(json, null, 2)
    .replaceAll(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:")
    .replaceAll(/\[\n([^[\]{}"]*)\]/g, (_, entries: string) => `[${entries.trim().replaceAll(/\s+/g, " ")}]`);
}

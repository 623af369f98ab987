import type { Operation, Server, Spec } from "@demarc/openapi";
import { pascalCase } from "../names.ts";
import { docComment, property } from "../print.ts";

/** The options of every client, whose names a server variable or security scheme must not have. */
const reserved = [
  "__proto__",
  "baseUrl",
  "server",
  "sendAs",
  "fetch",
  "headers",
  "timeoutMs",
  "attemptTimeoutMs",
  "retry",
  "maxBodyBytes",
  "logger",
  "validation",
  "onRequest",
  "onResponse",
  "onRetry",
  "onDrift",
  "raw",
];

/** The client's factory and its options: which server, which credentials. */
export function clientFile({ provider, document }: Spec, [example]: Operation[]): string {
  const name = pascalCase(provider);
  rejectReserved({ provider, document });
  const credentials = credentialsType(document);
  const secret = credentials.includes("Secret;") ? ", type Secret" : "";
  return `import { bindOperations, createClient, type ClientOptions, type RawClient${secret} } from "@demarc/client-core";
import { api } from "./api.ts";
import * as operationDescriptors from "./descriptors.ts";
import type { ${name}Operations } from "./operations.ts";
import type { paths } from "./types.ts";

${docComment(`Where the provider is: ${serverPhrase(document.servers ?? [])}, or a base URL of your own (a mock, a proxy).`)}export type ${name}Server =
${serverType(document.servers ?? [])}
  | {
      /** The base URL as it stands before the paths of the document. https, or http to this machine. */
      baseUrl: string;
    };

/** What the provider recognises the caller by: a value, or a function that fetches it. */
export type ${name}Credentials =
${credentials};

${optionsType(name, document["x-form-post"] === true)}

export interface ${name}Client extends ${name}Operations {
  /** The openapi-fetch client below: it returns \`{ data, error, response }\` and does not throw on an HTTP error. */
  readonly raw: RawClient<paths>;
}

${docComment(`A client for ${document.info.title}.\n\n@throws {ConfigurationError} where an option is missing or makes no sense; nothing has been sent then`)}export function create${name}Client(options: ${name}ClientOptions): ${name}Client {
  return create${name}ClientWith(operationDescriptors, options);
}

/** A client with some of the operations. */
export type ${name}ClientWith<Name extends keyof ${name}Operations> = Pick<${name}Operations, Name> & Pick<${name}Client, "raw">;

/**
 * A client with the operations that are given, from \`@demarc/${provider}/operations\`: a bundle holds no others.
 *
 * @example create${name}ClientWith({ ${example?.operationId} }, options)
 * @throws {ConfigurationError} where an option is missing or makes no sense; nothing has been sent then
 */
export function create${name}ClientWith<Name extends keyof ${name}Operations>(
  operations: Pick<typeof operationDescriptors, Name>,
  options: ${name}ClientOptions,
): ${name}ClientWith<Name> {
  return createClient<paths, Pick<${name}Operations, Name>>(api, bindOperations(operations), options);
}

export { operationDescriptors };
`;
}

function rejectReserved({ provider, document }: Pick<Spec, "provider" | "document">): void {
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  const variables = variablesOf(document.servers ?? []).map(([name]) => name);
  const taken = [...schemes, ...variables].find((name) => reserved.includes(name));
  if (taken === undefined) return;
  throw new Error(
    `specs/${provider}: "${taken}" is an option of every client. Give the security scheme or server variable another name.`,
  );
}

function variablesOf(servers: Server[]) {
  return servers.flatMap((server) => Object.entries(server.variables ?? {}));
}

function serverPhrase(servers: Server[]): string {
  const names = servers.flatMap((server) => server["x-name"] ?? []);
  if (names.length > 1) return `one of the servers of the document, ${names[0]} where nothing is said`;
  return "the parts of its address";
}

function serverType(servers: Server[]): string {
  const names = servers.flatMap((server) => server["x-name"] ?? []);
  // Servers may have a variable in common.
  const fields = [...new Map(variablesOf(servers))].map(([name, variable]) => {
    const optional = variable["x-required"] ? "" : "?";
    return `${docComment(variable.description ?? "", "      ")}      ${property(name)}${optional}: string;\n`;
  });
  if (names.length > 1) {
    const described = servers.map((server) => `${server["x-name"]}: ${server.description ?? server.url}`).join("\n");
    fields.unshift(
      `${docComment(described, "      ")}      server?: ${names.map((name) => JSON.stringify(name)).join(" | ")};\n`,
    );
  }
  return `  | {\n${fields.join("")}      baseUrl?: never;\n    }`;
}

function credentialsType(document: Spec["document"]): string {
  const schemes = document.components?.securitySchemes ?? {};
  const alternatives = (document.security ?? []).map((requirement) => {
    const fields = Object.keys(requirement).map(
      (name) => `${docComment(schemes[name]?.description ?? "", "      ")}      ${property(name)}: Secret;\n`,
    );
    return `  | {\n${fields.join("")}    }`;
  });
  return alternatives.length > 0 ? alternatives.join("\n") : "  unknown";
}

function optionsType(name: string, formPost: boolean): string {
  const own = formPost
    ? ` & {
  /** How a call without a body is sent: with everything in the URL, or by POST as a form, which keeps credentials out of access logs. "query" by default. */
  sendAs?: "query" | "form";
}`
    : "";
  return `export type ${name}ClientOptions = ClientOptions & ${name}Server & ${name}Credentials${own};`;
}

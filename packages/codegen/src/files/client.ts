import {
  describeApi,
  describeOperation,
  resolve,
  type Operation,
  type SecurityScheme,
  type Server,
  type Spec,
} from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { camelCase, functionName, pascalCase } from "../names.ts";
import { docComment, property } from "../print.ts";

/** The options of every client, whose names a server variable or security scheme must not have. */
const reserved =
  "__proto__ baseUrl server sendAs fetch headers timeoutMs attemptTimeoutMs retry maxBodyBytes logger validation onRequest onResponse onRetry onDrift maxRetries dangerouslyAllowHttp timeout retries baseURL raw".split(
    " ",
  );

/** The client's factory and its options: which server, which credentials. */
export function clientFile(spec: Spec, [example]: Operation[]): string {
  const { provider, document } = spec;
  const name = pascalCase(provider);
  rejectReserved({ provider, document });
  const credentials = credentialsType(spec);
  const own = `ClientOptions<${JSON.stringify(provider)}>`;
  const variables = ["baseUrl", ...(document.security ?? []).flatMap((schemes) => Object.keys(schemes))].map((option) =>
    `${provider}-${option.replaceAll(/[A-Z]/g, "-$&")}`.replaceAll(/\W/g, "_").toUpperCase(),
  );
  const secret = credentials.includes("Secret;") ? ", type Secret" : "";
  return `import { bindOperations, createClient, optionsFrom, type ClientOptions, type RawClient${secret} } from "@demarc/client-core";
import { api } from "./api.ts";
import * as operationDescriptors from "./descriptors.ts";
import type { ${name}Operations } from "./operations.ts";
import type { paths } from "./types.ts";

${docComment(`Where the provider is: ${serverPhrase(document.servers ?? [])}, or a base URL of your own (a mock, a proxy).`)}export type ${name}Server =
  | {
      /** The base URL as it stands before the paths of the document. https, or http to this machine. */
      baseUrl: string;
${excluded(serverOptions(document.servers ?? []))}    }
${serverType(document.servers ?? [])};

/** What the provider recognises the caller by: a value, or a function that fetches it. */
export type ${name}Credentials =
${credentials};

${optionsType(name, own, document["x-form-post"] === true)}

/** What makes other clients of a client. */
interface Derived<Client> {
  /** A client with the same address, credentials and tokens, and some options changed. */
  withOptions(options: ${own}): Client;
}

export interface ${name}Client extends ${name}Operations, Derived<${name}Client> {
  /** The openapi-fetch client below: it returns \`{ data, error, response }\` and does not throw on an HTTP error. */
  readonly raw: RawClient<paths>;
}

${docComment(`A client for ${document.info.title}.\n\n@throws {ConfigurationError} where an option is missing or makes no sense; nothing has been sent then`)}export function create${name}Client(options: ${name}ClientOptions): ${name}Client {
  return create${name}ClientWith(operationDescriptors, options);
}

/** A client with some of the operations. */
export type ${name}ClientWith<Name extends keyof ${name}Operations> = Pick<${name}Operations, Name> & Pick<${name}Client, "raw"> & Derived<${name}ClientWith<Name>>;

/**
 * A client with the operations that are given, from \`@demarc/${provider}/operations\`: a bundle holds no others.
 *
 * @example create${name}ClientWith({ ${functionName(example?.operationId ?? "")} }, options)
 * @throws {ConfigurationError} where an option is missing or makes no sense; nothing has been sent then
 */
export function create${name}ClientWith<Name extends keyof ${name}Operations>(
  operations: Pick<typeof operationDescriptors, Name>,
  options: ${name}ClientOptions,
): ${name}ClientWith<Name> {
  return createClient<paths, Pick<${name}Operations, Name>>(api, bindOperations(operations), options);
}

/**
 * The address and the credentials that environment variables hold, by the names of the options: ${variables.join(", ")}.
 *
 * @example create${name}Client(${camelCase(name)}OptionsFrom(process.env))
 * @throws {ConfigurationError} where credentials are missing, naming the variables
 */
export function ${camelCase(name)}OptionsFrom(env: Readonly<Record<string, string | undefined>>): ${name}Server & ${name}Credentials {
  return optionsFrom(api, env) as ${name}Server & ${name}Credentials;
}

export { operationDescriptors };
`;
}

function rejectReserved({ provider, document }: Pick<Spec, "provider" | "document">): void {
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  const variables = variablesOf(document.servers ?? []).map(([name]) => name);
  const twice = (name: string) => schemes.includes(name) && variables.includes(name);
  const taken = [...schemes, ...variables].find((name) => reserved.includes(name) || twice(name));
  if (taken === undefined) return;
  throw new Error(
    `specs/${provider}: "${taken}" is an option of every client. Give the security scheme or server variable another name.`,
  );
}

function variablesOf(servers: Server[]) {
  return servers.flatMap((server) => Object.entries(server.variables ?? {}));
}

function serverOptions(servers: Server[]): string[] {
  const named = servers.filter((server) => server["x-name"]);
  return [...(named.length > 1 ? ["server"] : []), ...variablesOf(servers).map(([name]) => name)];
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

/** Options that another alternative has: given as well, the compiler says so. */
function excluded(names: string[]): string {
  return [...new Set(names)].map((name) => `      ${property(name)}?: never;\n`).join("");
}

function credentialsType({ provider, document, hash }: Spec): string {
  const { security: groups } = describeApi({ provider, document, hash });
  const own = prepare(document).operations.flatMap(
    (operation) => describeOperation(document, operation).security ?? [],
  );
  // Unless an operation needs what no alternative has: it has to be there as well.
  const exclusive = own.every((names) => groups.some((group) => names.every((name) => group.includes(name))));
  const field = (name: string, optional: string) => {
    const scheme = document.components?.securitySchemes?.[name];
    const { description = "" } = scheme ? resolve<SecurityScheme>(document, scheme) : {};
    return `${docComment(description, "      ")}      ${property(name)}${optional}: Secret;\n`;
  };
  // Those of single operations alone can be left out by who does not call them.
  const others = [...new Set(own.flat())].filter((name) => !groups.flat().includes(name));
  const optional = others.map((name) => field(name, "?")).join("");
  const alternatives = (groups.length > 0 ? groups : others.slice(0, 1).map(() => [])).map((group) => {
    const needed = group.map((name) => field(name, "")).join("");
    const left = exclusive ? groups.flat().filter((name) => !group.includes(name)) : [];
    return `  | {\n${needed}${optional}${excluded(left)}    }`;
  });
  return alternatives.length > 0 ? alternatives.join("\n") : "  unknown";
}

function optionsType(name: string, common: string, formPost: boolean): string {
  const own = formPost
    ? ` & {
  /** How a call without a body is sent: with everything in the URL, or by POST as a form, which keeps credentials out of access logs. "query" by default. */
  sendAs?: "query" | "form";
}`
    : "";
  return `export type ${name}ClientOptions = ${common} & ${name}Server & ${name}Credentials${own};`;
}

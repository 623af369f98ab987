import type { SecurityScheme } from "./document.ts";
import { successMediaTypes, type Operation } from "./operations.ts";
import type { Spec } from "./spec.ts";
import { at } from "./pointer.ts";

/**
 * What a client has to know of an API as a whole, at run time. Generated code holds it, and every word of it is shipped.
 *
 * @throws where the document uses a security scheme that the clients do not know, with its JSON pointer
 */
export function describeApi({ provider, document }: Spec) {
  return withoutUndefined({
    provider,
    version: document.info.version,
    servers: (document.servers ?? []).map((server) =>
      withoutUndefined({
        name: server["x-name"],
        url: server.url,
        variables: Object.fromEntries(
          Object.entries(server.variables ?? {}).map(([name, variable]) => [
            name,
            variable["x-required"] ? {} : { default: variable.default },
          ]),
        ),
      }),
    ),
    security: (document.security ?? []).map((requirement, index) => {
      for (const name of Object.keys(requirement)) {
        if (at(document, `/components/securitySchemes/${name}`)) continue;
        throw new Error(
          `/security/${index}: names the security scheme "${name}", which /components/securitySchemes does not have.`,
        );
      }
      return Object.keys(requirement);
    }),
    securitySchemes: Object.fromEntries(
      Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [
        name,
        describeScheme(name, scheme),
      ]),
    ),
    statusInBody: document["x-status-in-body"],
    errorFields: document["x-error-fields"] ?? {},
    formPost: document["x-form-post"],
  });
}

function describeScheme(name: string, scheme: SecurityScheme) {
  if (scheme.type === "http" && scheme.scheme?.toLowerCase() === "bearer") return { type: "bearer" };
  if (scheme.type === "apiKey" && (scheme.in === "query" || scheme.in === "header"))
    return { type: scheme.in, name: scheme.name };
  throw new Error(
    `/components/securitySchemes/${name}: the clients know http bearer, and apiKey in query or header. Describe the scheme as one of these, or teach packages/client-core the new kind first.`,
  );
}

/** What a client has to know of one operation at run time. Every word of it is shipped. */
export function describeOperation(operation: Operation) {
  return withoutUndefined({
    operationId: operation.operationId,
    method: operation.method.toUpperCase(),
    path: operation.path,
    accept: successMediaTypes(operation)[0],
    contentType: Object.keys(operation.requestBody?.node.content ?? {})[0],
    joined: joinedLists(operation),
    needsBody: operation.requestBody?.node.required || undefined,
    retry: operation.retry,
    // Only where it is the operation's own.
    security: operation.object.security?.map((requirement) => Object.keys(requirement)),
  });
}

function joinedLists({ parameters }: Operation): string[] | undefined {
  const names = parameters.flatMap(({ node }) => (node.in === "query" && node.explode === false ? [node.name] : []));
  return names.length > 0 ? names : undefined;
}

/** What an operation takes and answers. No client needs it at run time; the contract tests hold it against the document. */
export function describeManifest(operation: Operation) {
  const namesIn = (place: "path" | "query") =>
    operation.parameters.filter(({ node }) => node.in === place).map(({ node }) => node.name);
  return {
    parameters: { path: namesIn("path"), query: namesIn("query") },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, { node }]) => [status, Object.keys(node.content ?? {})]),
    ),
  };
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

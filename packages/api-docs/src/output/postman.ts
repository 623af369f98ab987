import {
  credentialPlaces,
  listOperations,
  namedExamples,
  serverUrl,
  writeCredential,
  type Json,
  type OpenApiDocument,
  type Operation,
} from "@demarc/openapi";
import { exampleCall, sampleServer } from "../samples/request.ts";

/** The environments of a collection by name: the mock, and each server of the document. */
export function postmanEnvironments(document: OpenApiDocument, mockUrl: string): Record<string, object> {
  const servers = (document.servers ?? []).map(
    (server) => [server["x-name"] ?? "production", serverUrl(server)] as const,
  );
  return Object.fromEntries(
    [["mock", mockUrl] as const, ...servers].map(([name, baseUrl]) => [
      name,
      {
        name: `${document.info.title}: ${name}`,
        values: [
          { key: "baseUrl", value: baseUrl, enabled: true },
          ...credentialPlaces(document).map(([scheme]) => ({
            key: scheme,
            value: name === "mock" ? "any" : "",
            type: "secret",
            enabled: true,
          })),
        ],
      },
    ]),
  );
}

/**
 * A collection of Postman's format 2.1: each operation with each of its request examples, as the document has them, and
 * with its documented answers. Which credentials are sent can be chosen: those of the first alternative are switched on.
 */
export function postmanCollection(document: OpenApiDocument): object {
  const operations = listOperations(document);
  const variables = [
    ["baseUrl", serverUrl(sampleServer(document))],
    ...credentialPlaces(document).map(([name]) => [name, ""]),
  ];
  return {
    info: {
      name: document.info.title,
      description: document.info.summary ?? "",
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    variable: variables.map(([key, value]) => ({ key, value })),
    item: operations.flatMap((operation) => {
      const bodies = requestExamples(document, operation);
      const named = bodies.length > 1 ? bodies : [{ ...bodies[0], name: undefined }];
      return named.map(({ name, mediaType, value }) => ({
        name: [operation.object.summary ?? operation.operationId, name].filter(Boolean).join(": "),
        request: request(document, operation, mediaType, value),
        response: [],
      }));
    }),
  };
}

function request(
  document: OpenApiDocument,
  operation: Operation,
  mediaType: string | undefined,
  body: Json | undefined,
) {
  const { method, path, query, headers, credentials } = exampleCall(document, operation, (name) => `{{${name}}}`);
  const optional = operation.parameters.filter(({ node }) => node.in === "query" && !Object.hasOwn(query, node.name));
  const others = credentialPlaces(document).filter(
    ([name, place]) => place.in === "query" && !Object.hasOwn(operation.security[0] ?? {}, name),
  );
  const sent = Object.entries({ ...credentials, ...query }).map(([key, value]) => ({ key, value: String(value) }));
  const raw = `{{baseUrl}}${operation.path.replaceAll(/\{([^{}]+)\}/g, ":$1")}`;
  return {
    method,
    description: operation.object.description ?? "",
    header: Object.entries(headers).map(([key, value]) => ({ key, value })),
    url: {
      raw: sent.length === 0 ? raw : `${raw}?${sent.map(({ key, value }) => `${key}=${value}`).join("&")}`,
      host: ["{{baseUrl}}"],
      path: raw.replace("{{baseUrl}}/", "").split("/"),
      variable: Object.entries(path).map(([key, value]) => ({ key, value: String(value) })),
      query: [
        ...sent,
        ...others.map(([scheme, place]) => ({
          key: place.name,
          value: writeCredential(place, `{{${scheme}}}`),
          disabled: true,
        })),
        ...optional.map(({ node }) => ({
          key: node.name,
          value: String(node.schema?.default ?? ""),
          description: node.description ?? "",
          disabled: true,
        })),
      ],
    },
    ...(mediaType !== undefined && {
      body: { mode: "raw", raw: JSON.stringify(body, null, 2), options: { raw: { language: "json" } } },
    }),
  };
}

function requestExamples(document: OpenApiDocument, { requestBody }: Operation) {
  return Object.entries(requestBody?.node.content ?? {}).flatMap(([mediaType, content]) =>
    namedExamples(document, content, "").map(({ name, node: { value } }) => ({ name, mediaType, value })),
  );
}

import {
  exampleOf,
  firstRequestExample,
  isShown,
  placeOfScheme,
  successMediaTypes,
  writeCredential,
  writeParameter,
  type OpenApiDocument,
  type Operation,
  type Pairs,
  type Parameter,
} from "@demarc/openapi";
import { shellQuoted } from "@demarc/openapi/visible";

/**
 * A `curl` command that calls an operation, to be pasted into a shell like bash. Everything in it comes from the
 * document: what parameters it needs and the body from its examples, placeholders for the credentials that it asks for.
 *
 * @example curlCommand(document, operation, "http://127.0.0.1:4010")
 */
export function curlCommand(document: OpenApiDocument, operation: Operation, baseUrl: string): string {
  const [accept] = successMediaTypes(operation);
  const body = firstRequestExample(document, operation);
  const placed = [...credentials(document, operation), ...neededParameters(operation)];
  const at = (place: Place) => placed.flatMap(([where, ...pair]) => (where === place ? [pair] : []));
  const path = at("path").reduce(
    (left, [name, text]) => left.replace(`{${name}}`, encodeURIComponent(text)),
    operation.path,
  );
  const query = new URLSearchParams(at("query")).toString();
  const cookies = at("cookie").map((pair) => pair.join("="));
  const headers = [
    ...header("Accept", accept),
    ...at("header"),
    ...header("Cookie", cookies.join("; ")),
    ...header("Content-Type", body?.mediaType),
  ];
  return [
    `curl -X ${operation.method.toUpperCase()} ${shellQuoted(`${baseUrl}${path}${query && `?${query}`}`)}`,
    ...headers.map(([name, text]) => `-H ${shellQuoted(`${name}: ${text}`)}`),
    ...(body ? [`-d ${shellQuoted(JSON.stringify(body.value))}`] : []),
  ].join(" ");
}

function header(name: string, text: string | undefined): Pairs {
  return text ? [[name, text]] : [];
}

type Place = Parameter["in"];
type Sent = [place: Place, name: string, text: string];

/** Placeholders for the schemes of the first alternative, which all have to be satisfied. */
function credentials(document: OpenApiDocument, operation: Operation): Sent[] {
  return Object.keys(operation.security[0] ?? {}).flatMap((scheme): Sent[] => {
    const place = placeOfScheme(document, scheme);
    if (!place) return [];
    const placeholder = place.prefix === "Basic" ? "user:password" : "anything";
    return [[place.in, place.name, writeCredential(place, placeholder)]];
  });
}

function neededParameters(operation: Operation): Sent[] {
  return operation.parameters
    .filter(({ node }) => isShown(operation, node))
    .flatMap(({ node, pointer }) =>
      writeParameter(node, exampleOf(node, pointer)).map((pair): Sent => [node.in, ...pair]),
    );
}

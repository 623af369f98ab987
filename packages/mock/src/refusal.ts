import {
  fromPointer,
  inRange,
  namedExamples,
  parseMediaType,
  toPointer,
  type OpenApiDocument,
  type Operation,
  type RequestViolation,
} from "@demarc/openapi";

/** A problem of RFC 9457, for what the document says nothing about. */
export function problem(status: number, title: string, detail: string, type = "about:blank"): Response {
  return new Response(JSON.stringify({ type, title, status, detail }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
}

/** The status with which an operation refuses a request, as far as its document says: 422, 400 or their class. */
export function refusalStatus(operation: Operation): string | undefined {
  return ["422", "400"].find((status) => operation.responses[status]);
}

/** The answer to a request that the document does not allow: a documented one where there is one. */
export function refuse(
  document: OpenApiDocument,
  operation: Operation,
  violations: readonly RequestViolation[],
  accept: string | null,
): Response {
  const detail = violations.map(refusalText).join("; ");
  if (violations.some(({ status }) => status === 415)) return problem(415, "Unsupported Media Type", detail);
  const status = refusalStatus(operation);
  const response = status === undefined ? undefined : operation.responses[status];
  const types = Object.keys(response?.node.content ?? {});
  const type = types.find((candidate) => accepts(accept, candidate)) ?? types[0];
  const mediaType = type === undefined ? undefined : response?.node.content?.[type];
  const place = `${response?.pointer}/content${toPointer([type ?? ""])}`;
  const [example] = mediaType ? namedExamples(document, mediaType, place) : [];
  if (status === undefined || type === undefined || !example)
    return problem(Number(status ?? 422), "Not what the document allows", detail);
  return new Response(JSON.stringify(example.node.value), {
    status: Number(status),
    headers: { "content-type": type },
  });
}

/** `query limit: expected a value of type integer`. */
export function refusalText({ pointer, expected }: RequestViolation): string {
  const [, place, ...rest] = fromPointer(pointer);
  return `${[place, rest.join(".")].filter(Boolean).join(" ")}: expected ${expected}`;
}

function accepts(header: string | null, type: string): boolean {
  const essence = parseMediaType(type)?.essence ?? "";
  return header === null || header.split(",").some((range) => inRange(essence, range.trim()));
}

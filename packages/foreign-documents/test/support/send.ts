import { isDeepStrictEqual } from "node:util";
import { contractCases, type ContractCase } from "@demarc/contract";
import {
  createRouter,
  isForm,
  isJson,
  parseJson,
  placeOfScheme,
  readForm,
  readRequest,
  requestMediaTypes,
  writeBody,
  writeCredential,
  type OpenApiDocument,
  type Operation,
  type RequestToRead,
} from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import type { Generated } from "./client.ts";

/** What came of the calls that a document allows, sent through its generated client. */
export interface Sent {
  calls: number;
  operations: number;
  /** Those that were sent otherwise than the document says, or not at all: what was found, by the case's id. */
  wrong: Record<string, unknown>;
}

/** Sends every call that a document allows through its generated client, and reads the requests by the document. */
export async function sendAll(document: OpenApiDocument, generated: Generated): Promise<Sent> {
  const { operation: find, operations } = prepare(document);
  const route = createRouter(operations);
  const sent: Sent = { calls: 0, operations: 0, wrong: {} };
  for (const { operationId, cases } of contractCases(document)) {
    const operation = find(operationId);
    const allowed = operation ? cases.filter((each) => isSentByClients(operation, each)) : [];
    if (!operation || allowed.length === 0) continue;
    sent.operations++;
    for (const testCase of allowed) {
      const { request, error } = await requestOf(document, generated, operation, testCase);
      // Numbers that JavaScript rounds, and null for a body that is required, are refused on purpose.
      if (error && /is not a safe number|body is missing/.test(error)) continue;
      sent.calls++;
      const called = request && route(request.method, new URL(request.url).pathname);
      const found =
        called?.operation === operation
          ? await difference(document, operation, testCase, request as Request, called.variables)
          : (error ?? "another operation is called");
      if (found !== undefined) sent.wrong[`${operationId}/${testCase.id}`] = found;
    }
  }
  return sent;
}

/** Whether a case is allowed by the document, and one that clients send: with the one media type that they know. */
function isSentByClients(operation: Operation, { kind, raw = {}, expect, args, without }: ContractCase): boolean {
  const [type] = requestMediaTypes(operation);
  const { contentType = type, ...rest } = raw;
  const isAllowed = /^(parameter|body|security)$/.test(kind) && expect.status < 400 && !expect.outside && !without;
  return isAllowed && Object.keys(rest).length === 0 && (args.body === undefined || contentType === type);
}

/** A user and a password, for what needs both. */
const credential = (scheme: string) => `user:${scheme.replaceAll(/\W/g, "-")}`;

async function requestOf(
  document: OpenApiDocument,
  generated: Generated,
  operation: Operation,
  { args, alternative }: ContractCase,
) {
  const [, create] = Object.entries(generated).find(([name]) => /^create.*Client$/.test(name)) ?? [];
  const descriptors = Object.entries(generated.operationDescriptors);
  const [name = ""] = descriptors.find(([, { operationId }]) => operationId === operation.operationId) ?? [];
  // A client has the credentials that the document asks for everywhere, also where an operation asks for others.
  const own = operation.security[alternative] ?? {};
  const isEnough = document.security?.some((all) => Object.keys(all).every((scheme) => scheme in own));
  const schemes = Object.keys(isEnough ? own : { ...document.security?.[0], ...own });
  const [type = ""] = requestMediaTypes(operation);
  const file =
    args.body !== undefined &&
    type.endsWith("/*") &&
    new Blob([String(args.body)], { type: type.replace("*", "example") });
  let request: Request | undefined;
  const options = {
    ...Object.fromEntries(schemes.map((scheme) => [scheme, credential(scheme)])),
    baseUrl: "http://localhost",
    async fetch(given: Request) {
      request = given.clone();
      return new Response(null, { status: 204 });
    },
  };
  try {
    const client = (create as (given: object) => Record<string, (args: object) => Promise<unknown>>)(options);
    await client[name]?.(file ? { ...args, body: file } : args);
  } catch (error) {
    return { request, error: (error as Error).message };
  }
  return { request };
}

/** What of a request is not what the case has given; undefined where all is. */
async function difference(
  document: OpenApiDocument,
  operation: Operation,
  { args, alternative }: ContractCase,
  request: Request,
  path: RequestToRead["path"],
): Promise<unknown> {
  const { url, headers } = request;
  const text = await request.text();
  const toRead = { url, headers, path, text };
  const { values, violations } = readRequest(document, prepare(document).requestSchemas, operation, toRead);
  const broken = violations.filter(({ additive }) => !additive);
  if (broken.length > 0) return broken;
  for (const place of ["path", "query", "header", "cookie"] as const)
    for (const [name, wanted] of Object.entries(args[place] ?? {})) {
      const value = values[place][name];
      if (!isDeepStrictEqual(value, wanted)) return { place, name, given: wanted, read: value };
    }
  const [type = ""] = requestMediaTypes(operation);
  const schema = operation.requestBody?.node.content[type]?.schema ?? {};
  const read = (contentType: string, written: string) => {
    if (isForm(type)) return readForm(document, schema, contentType, written);
    return isJson(type) ? parseJson(written).value : written;
  };
  // A form has no null: such a field is left out.
  const given = isForm(type) && args.body ? withoutNulls(args.body) : args.body;
  const expected = given === undefined ? { contentType: "", text: "" } : writeBody(type, given);
  const [body, wanted] = [read(headers.get("content-type") ?? "", text), read(expected.contentType, expected.text)];
  if (!isDeepStrictEqual(body, wanted)) return { given: wanted, read: body };
  const lacking = Object.keys(operation.security[alternative] ?? {}).filter((scheme) => {
    const place = placeOfScheme(document, scheme);
    if (!place) return false;
    const wantedText = writeCredential(place, credential(scheme));
    if (place.in === "query") return new URL(url).searchParams.get(place.name) !== wantedText;
    if (place.in === "header") return headers.get(place.name) !== wantedText;
    return !headers.get("cookie")?.includes(`${place.name}=${encodeURIComponent(wantedText)}`);
  });
  return lacking.length > 0 ? { lacking } : undefined;
}

function withoutNulls(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== null));
}

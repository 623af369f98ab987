import type { MediaType, OpenApiDocument, Parameter, Schema } from "../document.ts";
import { isOwn } from "../http/security.ts";
import { namedExamples, readOperations, schemaOf, type Fault, type Operation } from "../operations.ts";
import { at, resolve, toPointer } from "../pointer.ts";
import { sampleOf } from "../samples/index.ts";
import { readableDocument } from "../schema/readable.ts";
import { compileSchemas, type Schemas } from "../schema/validate.ts";
import { hashDocument } from "../spec.ts";
import { assertVersion } from "../version.ts";

/** A value that a document shows, or that is made where it shows none. */
export interface NamedExample {
  name: string;
  value: unknown;
  /** Where it stands; the media type where it was made. */
  pointer: string;
}

/** A document read once, with what is asked of it over and over. */
export interface Prepared {
  document: OpenApiDocument;
  hash: string;
  operations: Operation[];
  operation(operationId: string): Operation | undefined;
  /** For responses. */
  schemas: Schemas;
  /** For requests: what is read only is not required there. The same ones where nothing differs. */
  requestSchemas: Schemas;
  /** What cannot be read of an operation and of what it refers to; it is left out. */
  faultsOf(operation: Operation): Fault[];
  /** The examples of a media type; a sample of its schema, if there is one, where the document gives none. */
  examples(mediaType: MediaType, pointer: string): NamedExample[];
  /** The same to be shown: what is exactly as documented stands first, a sample where nothing is. */
  shown(mediaType: MediaType, pointer: string): NamedExample[];
  /** A value for the schema at a place, always the same one; undefined where none could be made. */
  sample(schema: Schema, pointer: string, schemas?: Schemas): unknown;
  /** A value of a parameter or header: its example, or a sample that can be sent. */
  parameterSample(parameter: Parameter, pointer: string): unknown;
}

const prepared = new WeakMap<OpenApiDocument, Prepared>();

/**
 * Reads a document, once: the same object must not change between calls.
 *
 * @param document a bundled OpenAPI 3.1 document
 * @throws where it is of another version
 */
export function prepare(document: OpenApiDocument): Prepared {
  let known = prepared.get(document);
  if (!known) prepared.set(document, (known = read(document)));
  return known;
}

function read(document: OpenApiDocument): Prepared {
  assertVersion(document);
  const { operations: all, faults } = readOperations(document);
  const operations = all.map((each) => {
    const operation = { ...each, parameters: each.parameters.filter(({ node }) => isOwn(document, node)) };
    const { requestBody, ...bodiless } = operation;
    if (!requestBody || !/^(get|head|trace)$/.test(operation.method)) return operation;
    faults.push({
      pointer: `${operation.pointer}/requestBody`,
      message: "a request of this method has no body (RFC 9110, 9.3), and none is sent",
    });
    return bodiless;
  });
  const readable = readableDocument(document, "response");
  const schemas = compileSchemas(document);
  const requestSchemas = readable.directed ? compileSchemas(document, "request") : schemas;
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  const samples = new Map<string, unknown>();
  let hash: string | undefined;
  const sample: Prepared["sample"] = (schema, pointer, by = schemas) => {
    const key = `${by === schemas} ${pointer}`;
    if (!samples.has(key))
      samples.set(
        key,
        sampleOf(document, schema, pointer, (value) => by.isExact(pointer, value)) ??
          sampleOf(document, schema, pointer, (value) => by.isValid(pointer, value)),
      );
    return samples.get(key);
  };
  const examples: Prepared["examples"] = (mediaType, pointer) => {
    const given = namedExamples(document, mediaType, pointer).map(({ name, node }) => {
      const named = mediaType.examples ? `/examples${toPointer([name])}` : "/example";
      return { name, value: node.value as unknown, pointer: `${pointer}${named}` };
    });
    if (given.length > 0 || mediaType.schema === undefined) return given;
    const value = sample(mediaType.schema, `${pointer}/schema`);
    return value === undefined ? [] : [{ name: "sample", value, pointer }];
  };
  const inOrder: Prepared["shown"] = (mediaType, pointer) => {
    const given = examples(mediaType, pointer);
    if (mediaType.schema === undefined) return given;
    const exact = given.filter(({ value }) => schemas.isExact(`${pointer}/schema`, value));
    const value = exact.length === 0 ? sample(mediaType.schema, `${pointer}/schema`) : undefined;
    const made = value === undefined ? [] : [{ name: "sample", value, pointer }];
    return [...made, ...exact, ...given.filter((example) => !exact.includes(example))];
  };
  const shown = new Map<string, NamedExample[]>();
  return {
    document,
    get hash() {
      return (hash ??= hashDocument(document));
    },
    operations,
    operation: (operationId) => byId.get(operationId),
    schemas,
    requestSchemas,
    sample,
    faultsOf(operation) {
      const known = [...faults, ...readable.faults, ...schemas.faults, ...requestSchemas.faults];
      const unique = new Map(known.map((fault) => [fault.pointer, fault]));
      return unique.size === 0 ? [] : reachedFaults(document, operation, unique);
    },
    examples,
    shown(mediaType, pointer) {
      const known = shown.get(pointer) ?? inOrder(mediaType, pointer);
      shown.set(pointer, known);
      return known;
    },
    parameterSample(parameter, pointer) {
      const [named] = Object.values(parameter.examples ?? {});
      const given = parameter.example ?? (named && resolve(document, named).value);
      const place = schemaOf(parameter, pointer);
      return given ?? sample(place.schema, place.pointer, requestSchemas);
    },
  };
}

/** The faults of an operation, and of everything that it refers to. */
function reachedFaults(document: OpenApiDocument, operation: Operation, faults: Map<string, Fault>): Fault[] {
  const found = new Set<Fault>();
  const seen = new Set<string>();
  const visit = (node: unknown, pointer: string) => {
    const fault = faults.get(pointer);
    if (fault) found.add(fault);
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === "$ref" && typeof child === "string" && child.startsWith("#/")) enter(child.slice(1));
      visit(child, `${pointer}${toPointer([key])}`);
    }
  };
  const enter = (pointer: string) => {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    visit(at(document, pointer), pointer);
  };
  enter(operation.pointer);
  for (const { pointer } of operation.parameters) enter(pointer);
  return [...found];
}

import {
  evidenceLevels,
  listOperations,
  resolveAt,
  toPointer,
  type Evidence,
  type Evidenced,
  type OpenApiDocument,
  type Schema,
} from "@demarc/openapi";

/** How well a place of the document is known, and the keys of `x-sources` that say so. */
export interface Proof {
  evidence: Evidence;
  sources: string[];
}

/** By JSON pointer into the bundled document: operations, parameters, bodies, responses, schemas and their fields. */
export type Proofs = Map<string, Proof>;

/**
 * Carries the evidence of each operation down to all that it uses, as far as nothing on the way says otherwise.
 * Where two operations share a schema, the better evidence counts.
 */
export function proofsOf(document: OpenApiDocument): Proofs {
  const proofs: Proofs = new Map();
  const walk = new Walk(document, proofs);
  for (const operation of listOperations(document)) {
    const proof = own(operation.object, { evidence: operation.evidence, sources: [] });
    record(proofs, operation.pointer, proof);
    for (const { node, pointer } of operation.parameters) {
      const known = own(node, proof);
      record(proofs, pointer, known);
      if (node.schema) walk.schema(node.schema, `${pointer}/schema`, known);
    }
    const bodies = [...(operation.requestBody ? [operation.requestBody] : []), ...Object.values(operation.responses)];
    for (const { node, pointer } of bodies) {
      const known = own(node, proof);
      record(proofs, pointer, known);
      for (const [type, media] of Object.entries(node.content ?? {})) {
        const typed = own(media, known);
        const at = `${pointer}/content${toPointer([type])}`;
        record(proofs, at, typed);
        // That a media type is inferred says nothing against the fields: only its name is a guess.
        if (media.schema) walk.schema(media.schema, `${at}/schema`, known);
      }
    }
  }
  return proofs;
}

class Walk {
  readonly #document: OpenApiDocument;
  readonly #proofs: Proofs;
  readonly #open = new Set<string>();

  constructor(document: OpenApiDocument, proofs: Proofs) {
    this.#document = document;
    this.#proofs = proofs;
  }

  schema(reference: Schema, at: string, inherited: Proof): void {
    const { node, pointer } = resolveAt<Schema>(this.#document, reference, at);
    if (this.#open.has(pointer)) return;
    this.#open.add(pointer);
    const proof = own(node, reference === node ? inherited : own(reference, inherited));
    record(this.#proofs, pointer, proof);
    if (reference !== node) record(this.#proofs, at, proof);
    for (const [key, child] of childSchemas(node)) this.schema(child, `${pointer}${key}`, proof);
    this.#open.delete(pointer);
  }
}

/** The schemas directly below a schema, each with its place in it as a JSON pointer. */
function childSchemas(schema: Schema): [place: string, child: Schema][] {
  const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;
  return [
    ...Object.entries(schema.properties ?? {}).map(
      ([name, child]) => [`/properties${toPointer([name])}`, child] as [string, Schema],
    ),
    ...(["items", "additionalProperties"] as const).flatMap((key) =>
      isSchema(schema[key]) ? [[`/${key}`, schema[key]] as [string, Schema]] : [],
    ),
    ...(["anyOf", "oneOf", "allOf"] as const).flatMap((key) =>
      (schema[key] ?? []).map((child, index) => [`/${key}/${index}`, child] as [string, Schema]),
    ),
  ];
}

function own(node: Evidenced, inherited: Proof): Proof {
  if (!node["x-evidence"] && !node["x-source"]) return inherited;
  return { evidence: node["x-evidence"] ?? inherited.evidence, sources: [node["x-source"] ?? []].flat() };
}

function record(proofs: Proofs, pointer: string, proof: Proof): void {
  const before = proofs.get(pointer);
  const rank = ({ evidence }: Proof) => evidenceLevels.indexOf(evidence);
  if (!before || rank(proof) < rank(before)) proofs.set(pointer, proof);
  else if (rank(proof) === rank(before))
    proofs.set(pointer, { ...before, sources: [...new Set([...before.sources, ...proof.sources])] });
}

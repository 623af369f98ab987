import {
  describedSubschemas,
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
  const open = new Set<string>();
  const record = (pointer: string, proof: Proof): Proof => {
    proofs.set(pointer, better(proofs.get(pointer), proof));
    return proof;
  };
  const walk = (reference: Schema, at: string, inherited: Proof): void => {
    const { node, pointer } = resolveAt<Schema>(document, reference, at);
    if (open.has(pointer)) return;
    open.add(pointer);
    const proof = record(pointer, own(node, reference === node ? inherited : own(reference, inherited)));
    if (reference !== node) record(at, proof);
    for (const child of describedSubschemas(node)) walk(child.schema, `${pointer}${child.pointer}`, proof);
    open.delete(pointer);
  };
  for (const { object, evidence, pointer: place, parameters, requestBody, responses } of listOperations(document)) {
    const proof = record(place, own(object, { evidence, sources: [] }));
    for (const { node, pointer } of parameters) {
      const known = record(pointer, own(node, proof));
      if (node.schema) walk(node.schema, `${pointer}/schema`, known);
    }
    for (const { node, pointer } of [...(requestBody ? [requestBody] : []), ...Object.values(responses)]) {
      const known = record(pointer, own(node, proof));
      for (const [type, media] of Object.entries(node.content ?? {})) {
        const at = `${pointer}/content${toPointer([type])}`;
        record(at, own(media, known));
        // That a media type is inferred says nothing against the fields: only its name is a guess.
        if (media.schema) walk(media.schema, `${at}/schema`, known);
      }
    }
  }
  return proofs;
}

function own(node: Evidenced, inherited: Proof): Proof {
  if (!node["x-evidence"] && !node["x-source"]) return inherited;
  return { evidence: node["x-evidence"] ?? inherited.evidence, sources: [node["x-source"] ?? []].flat() };
}

/** The better of two proofs of a place; both, where they are as good. */
function better(before: Proof | undefined, proof: Proof): Proof {
  const rank = ({ evidence }: Proof) => evidenceLevels.indexOf(evidence);
  if (!before || rank(proof) < rank(before)) return proof;
  if (rank(proof) > rank(before)) return before;
  return { ...before, sources: [...new Set([...before.sources, ...proof.sources])] };
}

import { evidenceAt, fieldName, type Evidence, type OpenApiDocument } from "@demarc/openapi";

/** Whom a change breaks: programs that send requests, that read responses, or that are compiled with the client. */
export type Audience = "senders" | "readers" | "code";

/** The part of a version that a change raises. */
export type Impact = "major" | "minor" | "patch";

/** One change between two versions of a document. */
export interface Change {
  impact: Impact;
  operations: string[];
  /** JSON pointer into the earlier document, or the later one where the earlier has nothing there; of exports, the list. */
  pointer: string;
  breaks: Audience[];
  /** It would break somebody, but what it goes against, or brings, is only inferred: nobody can have relied on it. */
  correction: boolean;
  /** What it means to a caller, names in backticks. */
  text: string;
}

/** What a change does to the values that are allowed; `gone` is a name that callers use and that is there no more. */
export type Effect = "narrower" | "wider" | "different" | "gone" | "added" | "none";

/** Where in a call something stands. */
export interface Place {
  operationId: string;
  side: "request" | "response";
  /** ``Query parameter `limit` ``, `Request body` */
  part: string;
  /** The component inside of it that the field is read by. */
  component?: string;
  /** The field, of the component or the part, as `pathInto` makes it. */
  path: string[];
  /** How well what refers to a component is known, which the component itself leaves open. */
  evidence: () => Evidence | undefined;
}

/** Collects the changes between two documents. A component that operations share is one change. */
export class Comparison {
  readonly #changes = new Map<string, Change>();
  /** The pairs of schemas that were compared, by place. */
  readonly entered = new Set<string>();
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
  /** The conditions inside of which this is compared, so that one which holds itself comes to an end. */
  readonly conditions: readonly string[];

  constructor(before: OpenApiDocument, after: OpenApiDocument, conditions: readonly string[] = []) {
    this.before = before;
    this.after = after;
    this.conditions = conditions;
  }

  get changes(): Change[] {
    const order: Impact[] = ["major", "minor", "patch"];
    return [...this.#changes.values()].toSorted((a, b) => order.indexOf(a.impact) - order.indexOf(b.impact));
  }

  /**
   * Notes a change.
   *
   * @param pointer where the earlier document says it, or else the later one
   * @param what said of the subject: `is required now`
   */
  add(place: Place, pointer: string | { added: string }, effect: Effect, what: string): void {
    const isAdded = typeof pointer === "object";
    const at = isAdded ? pointer.added : pointer;
    const level = evidenceAt(isAdded ? this.after : this.before, at) ?? place.evidence();
    const breaks = brokenBy(effect, place.side);
    const correction = breaks.length > 0 && level === "inferred";
    const text = `${subjectOf(place)} ${what}.`;
    const known = this.#changes.get(`${at} ${text}`);
    if (known) {
      if (!known.operations.includes(place.operationId)) known.operations.push(place.operationId);
      // Well known in one place, it is a promise.
      if (known.correction && !correction) Object.assign(known, { correction, impact: "major" });
      return;
    }
    const gives = effect === "added" || correction || (effect === "wider" && place.side === "request");
    const harmless: Impact = gives ? "minor" : "patch";
    const impact = breaks.length > 0 && !correction ? "major" : harmless;
    const { operationId } = place;
    this.#changes.set(`${at} ${text}`, { impact, operations: [operationId], pointer: at, breaks, correction, text });
  }
}

/** A request may not be refused that was right before; a response may not hold what a reader does not know. */
function brokenBy(effect: Effect, side: Place["side"]): Audience[] {
  const isBroken =
    effect === "gone" || effect === "different" || effect === (side === "request" ? "narrower" : "wider");
  if (!isBroken) return [];
  return side === "request" ? ["senders"] : ["readers"];
}

function subjectOf({ part, path, component, side }: Place): string {
  if (component !== undefined) return `\`${fieldName([component, ...path])}\` in ${side}s`;
  return path.length === 0 ? part : `\`${fieldName(path)}\` of the ${part[0]?.toLowerCase()}${part.slice(1)}`;
}

import {
  bodilessStatuses,
  parseJson,
  responseFor,
  withValueAt,
  type OpenApiDocument,
  type ParameterValues,
  type Schemas,
  type Violation,
} from "@demarc/openapi";
import type { Mock } from "../protocol.ts";
import type { Incoming } from "../request/incoming.ts";
import type { Called } from "../request/routes.ts";
import { problem } from "./error-form.ts";
import { exampleAnswer, exampleForQuery, withPage } from "./examples.ts";
import { parsePrefer, writePrefer, type Preference } from "./prefer.ts";

/** How many seeds are tried until what Prism makes up is what the document says. */
const seeds = 5;

/** Makes answers from the examples of a document. */
export interface Documented {
  document: OpenApiDocument;
  schemas: Schemas;
  /** Without the base path of the document's servers. */
  prism: Mock;
  differences(incoming: Incoming, called: Called, response: Response): Promise<Violation[]>;
}

/** The answer that a request prefers, as the document has it: an example by itself where that is enough, or Prism's. */
export async function documentedAnswer(
  from: Documented,
  incoming: Incoming,
  called: Called,
  values: ParameterValues,
): Promise<Response> {
  const { document, schemas } = from;
  const { url, headers } = incoming;
  const { dynamic, seed, ...fixed } = parsePrefer(headers.get("prefer"));
  const made = dynamic ? await madeUp(from, incoming, called, { ...fixed, dynamic, ...(seed && { seed }) }) : undefined;
  if (made) return withPage(called.operation, values, made);
  const exampleKey = exampleForQuery(document, schemas, called.operation, url.searchParams, fixed);
  const preference = { ...fixed, ...(exampleKey && { exampleKey }) };
  const example = exampleAnswer(document, called.operation, preference, headers.get("accept"));
  const answer = example ?? (await askPrism(from, incoming, called, preference));
  // Prism takes a 204 for one without a body, and answers with it where nothing acceptable is documented.
  const { content = {} } = responseFor(called.operation, answer.status)?.node ?? {};
  if (bodilessStatuses.has(answer.status) && Object.keys(content).length > 0)
    return problem(406, "Not Acceptable", `The document has ${Object.keys(content).join(", ")}.`);
  return withPage(called.operation, values, answer);
}

function askPrism({ prism }: Documented, { url, method, headers }: Incoming, { base }: Called, wanted: Preference) {
  const asked = new Headers(headers);
  // The body stays behind: Prism does not read requests here.
  asked.delete("content-type");
  asked.set("prefer", writePrefer(wanted));
  return prism.fetch(new Request(`http://localhost${url.pathname.slice(base.length)}`, { method, headers: asked }));
}

/** What Prism makes up has fields that are not documented, which are taken out, and does not keep all rules. */
async function madeUp(
  from: Documented,
  incoming: Incoming,
  called: Called,
  wanted: Preference,
): Promise<Response | undefined> {
  for (let turn = 0; turn < seeds; turn++) {
    const seed = `${wanted.seed ?? "demarc"}${turn === 0 ? "" : `-${turn}`}`;
    const made = await askPrism(from, incoming, called, { ...wanted, seed });
    const found = await from.differences(incoming, called, made.clone());
    if (found.some(({ additive }) => !additive)) continue;
    const { parsed, value } = parseJson(await made.clone().text());
    const extra = found.map(({ pointer }) => pointer.slice("/body".length));
    const body = extra.reduce((left, pointer) => withValueAt(left, pointer, undefined), value);
    return parsed ? new Response(JSON.stringify(body), made) : made;
  }
  return undefined;
}

import { parseJson, readableDocument, withValueAt, type ParameterValues, type Violation } from "@demarc/openapi";
import type { Prepared } from "@demarc/openapi/prepared";
import type { Incoming } from "../request/incoming.ts";
import type { Called } from "../request/routes.ts";
import { exampleAnswer, exampleForQuery, withPage } from "./examples.ts";
import { parsePrefer, type Preference } from "./prefer.ts";
import { prismOf } from "./prism.ts";

/** How many seeds are tried until what Prism makes up is what the document says. */
const seeds = 5;

type Differences = (incoming: Incoming, called: Called, response: Response) => Promise<Violation[]>;

/** The answer that a request prefers, as a document has it: an example of it, or what Prism makes up. */
export function documentedAnswers(prepared: Prepared, differences: Differences) {
  const { document, schemas } = prepared;
  // Only what is made up comes from the schemas. Made when it is first asked for.
  let inventive: ReturnType<typeof prismOf> | undefined;

  return async (incoming: Incoming, called: Called, values: ParameterValues): Promise<Response> => {
    const { operation } = called;
    const { url, headers } = incoming;
    const accept = headers.get("accept");
    const { dynamic, seed, ...fixed } = parsePrefer(headers.get("prefer"));
    const made = dynamic ? await madeUp(incoming, called, { ...fixed, ...(seed && { seed }) }) : undefined;
    if (made) return withPage(operation, values, made);
    const exampleKey = exampleForQuery(document, schemas, operation, url.searchParams, fixed);
    const prefer = { ...fixed, ...(exampleKey && { exampleKey }) };
    return withPage(operation, values, exampleAnswer(prepared, operation, prefer, accept));
  };

  /** What Prism makes up has fields that are not documented, which are taken out, and does not keep all rules. */
  async function madeUp(incoming: Incoming, called: Called, wanted: Preference): Promise<Response | undefined> {
    inventive ??= prismOf(readableDocument(document, "response").document);
    const path = incoming.url.pathname.slice(called.base.length);
    for (let turn = 0; turn < seeds; turn++) {
      const seed = `${wanted.seed ?? "demarc"}${turn === 0 ? "" : `-${turn}`}`;
      const made = await inventive(incoming.method, path, incoming.headers, { ...wanted, seed });
      const found = await differences(incoming, called, made.clone());
      if (found.some(({ additive }) => !additive)) continue;
      const { parsed, value } = parseJson(await made.clone().text());
      const extra = found.map(({ pointer }) => pointer.slice("/body".length));
      const body = extra.reduce((left, pointer) => withValueAt(left, pointer, undefined), value);
      return parsed ? new Response(JSON.stringify(body), made) : made;
    }
    return undefined;
  }
}

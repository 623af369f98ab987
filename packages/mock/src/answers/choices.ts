import {
  bodilessStatuses,
  isJson,
  responseFor,
  successResponses,
  successStatus,
  toPointer,
  type MediaType,
  type OpenApiDocument,
  type Operation,
} from "@demarc/openapi";
import type { NamedExample, Prepared } from "@demarc/openapi/prepared";
import type { Preference } from "./prefer.ts";
import { prismInProcess } from "./prism.ts";
import { headersOf, textOf } from "./values.ts";

/** Answers for an operation from what its document shows, or from a sample where it shows nothing. */
export type Choices = (
  operation: Operation,
  request: { accept: string | null; prefer: Preference },
) => Promise<Response>;

/**
 * Lets Prism choose the status, the media type and the example, and nothing else: it sees their names, and a mark in
 * place of each value. What stands in a value, a reference say, is data, and schemas are read here.
 */
export function choicesOf(prepared: Prepared, write: (prefer: Preference) => string): Choices {
  const choices = new Map<Operation, ReturnType<typeof choiceOf>>();
  return async (operation, { accept, prefer }) => {
    const choice = choices.get(operation) ?? choiceOf(prepared, operation);
    choices.set(operation, choice);
    // Without a success in so many words, Prism finds none.
    const isTold = prefer.code !== undefined || successResponses(operation).length > 0;
    const code = isTold ? prefer.code : successStatus(operation);
    const wanted = write({ ...prefer, ...(code !== undefined && { code }) });
    const headers = new Headers({ ...(accept !== null && { accept }), ...(wanted && { prefer: wanted }) });
    const chosen = await choice.prism.fetch(new Request("http://localhost/", { headers }));
    const response = responseFor(operation, chosen.status);
    const value = choice.values.get((await chosen.clone().text()).replaceAll('"', ""));
    if (!response || (value === undefined && chosen.headers.get("content-type")?.includes("problem"))) return chosen;
    const { text, type } = value?.() ?? {};
    const filled = new Headers(headersOf(prepared, response));
    if (type !== undefined) filled.set("content-type", type);
    return new Response(bodilessStatuses.has(chosen.status) ? null : text, { status: chosen.status, headers: filled });
  };
}

function choiceOf(prepared: Prepared, { responses }: Operation) {
  const values = new Map<string, () => { text: string; type: string }>();
  const marked = Object.entries(responses).map(([status, { node, pointer }]) => {
    const content = Object.entries(node.content ?? {}).map(([type, mediaType]) => {
      const place = `${pointer}/content${toPointer([type])}`;
      const shown = inOrder(prepared, mediaType, place);
      const examples = (shown.length > 0 ? shown : [{ name: "none", value: isJson(type) ? {} : "" }]).map(
        ({ name, value }) => {
          const mark = `demarc-value-${values.size}`;
          values.set(mark, () => textOf(type, value));
          return [name, { value: mark }];
        },
      );
      return [type, { examples: Object.fromEntries(examples) }];
    });
    return [status, { description: "", ...(content.length > 0 && { content: Object.fromEntries(content) }) }];
  });
  const get = { operationId: "it", responses: Object.fromEntries(marked) };
  const document = { openapi: "3.1.0", info: { title: "", version: "" }, paths: { "/": { get } } } as OpenApiDocument;
  return { values, prism: prismInProcess(document, false) };
}

/** Those first that are as documented, because Prism takes the first; a sample where none is. */
function inOrder(prepared: Prepared, mediaType: MediaType, place: string): Pick<NamedExample, "name" | "value">[] {
  const examples = prepared.examples(mediaType, place);
  if (mediaType.schema === undefined) return examples;
  const isExact = ({ value }: { value: unknown }) => prepared.schemas.isExact(`${place}/schema`, value);
  const exact = examples.filter(isExact);
  const sample = exact.length === 0 ? prepared.sample(mediaType.schema, `${place}/schema`) : undefined;
  const made = sample === undefined ? [] : [{ name: "sample", value: sample }];
  return [...made, ...exact, ...examples.filter((example) => !exact.includes(example))];
}

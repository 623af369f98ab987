import {
  isJson,
  responseFor,
  successResponses,
  successStatus,
  toPointer,
  type Located,
  type OpenApiDocument,
  type Operation,
  type ResponseObject,
} from "@demarc/openapi";
import type { Prepared } from "@demarc/openapi/prepared";
import { writePrefer, type Preference } from "./prefer.ts";
import { prismInProcess } from "./prism.ts";
import { headersOf, textOf } from "./values.ts";

/**
 * Answers for an operation from what its document shows, or from a sample where it shows nothing. Prism chooses the
 * status, the media type and the example, and nothing else: it sees their names, and a mark in place of each value. What
 * stands in a value, a reference say, is data, and schemas are read here.
 */
export function choicesOf(prepared: Prepared) {
  const choices = new Map<Operation, ReturnType<typeof choiceOf>>();
  return async (
    operation: Operation,
    { accept, prefer }: { accept: string | null; prefer: Preference },
  ): Promise<Response> => {
    const choice = choices.get(operation) ?? choiceOf(prepared, operation);
    choices.set(operation, choice);
    // Without a success in so many words, Prism finds none.
    const isTold = prefer.code !== undefined || successResponses(operation).length > 0;
    const code = isTold ? prefer.code : successStatus(operation);
    const wanted = writePrefer({ ...prefer, ...(code !== undefined && { code }) });
    const headers = new Headers({ ...(accept !== null && { accept }), ...(wanted && { prefer: wanted }) });
    const chosen = await choice.prism.fetch(new Request("http://localhost/", { headers }));
    const marked = choice.values.get((await chosen.clone().text()).replaceAll('"', ""));
    const response = marked?.response ?? responseFor(operation, chosen.status);
    if (!response || (!marked && chosen.headers.get("content-type")?.includes("problem"))) return chosen;
    const { text, type } = marked ? textOf(marked.type, marked.value) : {};
    const filled = new Headers(headersOf(prepared, response));
    if (type !== undefined) filled.set("content-type", type);
    return new Response(text ?? null, { status: chosen.status, headers: filled });
  };
}

function choiceOf({ document: given, shown }: Prepared, { responses }: Operation) {
  const values = new Map<string, { response: Located<ResponseObject>; type: string; value: unknown }>();
  const marked = Object.entries(responses).map(([status, response]) => {
    const content = Object.entries(response.node.content ?? {}).map(([type, mediaType]) => {
      const examples = shown(mediaType, `${response.pointer}/content${toPointer([type])}`);
      const none = [{ name: "none", value: isJson(type) ? {} : "" }];
      const marks = (examples.length > 0 ? examples : none).map(({ name, value }) => {
        const mark = `demarc-value-${values.size}`;
        values.set(mark, { response, type, value });
        return [name, { value: mark }];
      });
      return [type, { examples: Object.fromEntries(marks) }];
    });
    return [status, { description: "", ...(content.length > 0 && { content: Object.fromEntries(content) }) }];
  });
  const get = { operationId: "it", responses: Object.fromEntries(marked) };
  const inBody = given["x-status-in-body"];
  const document = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: { "/": { get } },
    ...(inBody !== undefined && { "x-status-in-body": inBody }),
  } as OpenApiDocument;
  return { values, prism: prismInProcess(document, false) };
}

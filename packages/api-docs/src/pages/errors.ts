import { counted } from "@demarc/contract-report/text";
import { blocks, bullet, code, details, plain, table, type Page } from "../model/markdown.ts";
import { errorAnchor, isShared } from "../model/places.ts";
import type { Provider } from "../model/provider.ts";
import { contents, examples } from "./operation.ts";
import { erratumNotes, marks, proof } from "../text/proof.ts";
import { facts, typeOf } from "../text/describe.ts";

type SharedError = ReturnType<typeof sharedErrors>[number];

/** The errors that operations of a provider have in common, each described once; and where the others are. */
export function errorsPage(provider: Provider): Page {
  const { title } = provider.document.info;
  const shared = sharedErrors(provider);
  const described = new Set<string>();
  return {
    path: `/${provider.name}/errors/`,
    title: "Errors",
    description: `How ${title} reports an error, what each status means and which operations return it.`,
    body: blocks(
      errorForm(provider),
      erratumNotes(provider, "/x-status-in-body"),
      "The client throws a `ProviderError` with the status, the provider's own code and message: [handle an error](/clients/errors/).",
      table(
        ["Status", "Meaning", "Evidence"],
        shared.map(({ status, pointer, response, operations }) => [
          `[${status}](#${errorAnchor(status, pointer)})`,
          `${plain(firstSentence(response.description))} ${counted(operations.length, "operation", "operations")}`,
          proof(provider, pointer, pointer),
        ]),
      ),
      ...shared.map((error) => section(provider, error, described)),
    ),
  };
}

function sharedErrors({ operations }: Provider) {
  const all = operations.flatMap((operation) =>
    Object.entries(operation.responses).map(([status, { node, pointer }]) => ({ status, pointer, node, operation })),
  );
  const shared = all.filter(({ status, pointer }) => isShared(status, pointer));
  const pointers = [...new Set(shared.map(({ pointer }) => pointer))];
  return pointers
    .map((pointer) => {
      const uses = shared.filter((each) => each.pointer === pointer);
      const { status, node: response } = uses[0]!;
      return { status, pointer, response, operations: uses.map(({ operation }) => operation) };
    })
    .toSorted((a, b) => Number(a.status) - Number(b.status));
}

/** @param described the bodies whose fields the page has already */
function section(
  provider: Provider,
  { status, pointer, response, operations }: SharedError,
  described: Set<string>,
): string {
  const [first] = Object.entries(response.content ?? {});
  const schema = first?.[1].schema ?? {};
  const known = described.has(JSON.stringify(schema));
  described.add(JSON.stringify(schema));
  return blocks(
    `## ${status}: ${plain(firstSentence(response.description).replace(/\.$/, ""))} {#${errorAnchor(status, pointer)}}`,
    facts(response.description.trim(), proof(provider, pointer)),
    marks(provider, response),
    erratumNotes(provider, pointer),
    known && typeOf(provider, schema, `${pointer}/content`),
    ...(known ? [] : contents(provider, { pointer }, response.content ?? {}, pointer, errorAnchor(status, pointer))),
    ...examples(provider, first?.[1] ?? {}, `${pointer}/content`).map(({ label, text }) =>
      details(`Example: ${label}`, text),
    ),
    details(
      counted(operations.length, "operation returns it", "operations return it"),
      operations
        .map((operation) =>
          bullet(`[${operation.object.summary ?? operation.operationId}](${provider.places.operation(operation)})`),
        )
        .join("\n"),
    ),
  );
}

const firstSentence = (text: string) => /^.*?[.:](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim();

function errorForm({ document }: Provider): string {
  const fields = Object.entries(document["x-error-fields"] ?? {}).map(
    ([what, pointer]) =>
      `the ${what} at ${pointer === "" ? "the top of the body, which is the bare text" : code(pointer)}`,
  );
  const inBody = document["x-status-in-body"];
  return blocks(
    inBody && `**The status that counts stands in the body**, at ${code(inBody)}, whatever HTTP says.`,
    fields.length > 0 && `An error body has ${fields.join(", ")}.`,
  );
}

import { namedExamples, serverUrl, toPointer, type MediaType, type Operation, type Schema } from "@demarc/openapi";
import { anchorOf, blocks, box, code, fence, plain, tabs, type Page } from "../model/markdown.ts";
import { isShared, statusHeading } from "../model/places.ts";
import { proofOf, type Provider } from "../model/provider.ts";
import { sampleServer } from "../samples/request.ts";
import { samplesOf } from "../samples/samples.ts";
import { tryItOf } from "../try-it.ts";
import { fieldList } from "../text/fields.ts";
import { erratumNotes, keywordMarks, marks, notes, proof } from "../text/proof.ts";
import { facts, typeOf, value, valuesOf } from "../text/describe.ts";

const retries = {
  safe: "[Safe to retry](/clients/retry/).",
  "on-request": "[Retried on request alone](/clients/retry/): pass `retry: true` where a second change does no harm.",
  never: "**[Do not retry automatically](/clients/retry/)**: the first call may have worked.",
};

/**
 * The page of one operation. What is said of it stands beside the code that calls it and the form that tries it, which
 * are in view while the rest is read.
 */
export async function operationPage(provider: Provider, operation: Operation): Promise<Page> {
  const { object, method, path, pointer } = operation;
  const { title } = provider.document.info;
  const summary = object.summary ?? operation.operationId;
  const address = `${method.toUpperCase()} ${serverUrl(sampleServer(provider.document))}${path}`;
  return {
    path: provider.places.operation(operation),
    title: summary,
    description: `${summary}: ${method.toUpperCase()} ${path} of ${title}.`,
    body: blocks(
      box(
        "operation",
        box(
          "intro",
          fence("http", address),
          facts(
            code(operation.operationId),
            proof(provider, pointer),
            object["x-since"] && `since version ${object["x-since"]}`,
            `[base URLs](/${provider.name}/guide/#base-urls)`,
          ),
          object.description?.trim(),
          marks(provider, object),
          retries[operation.retry],
          erratumNotes(provider, pointer),
        ),
        box(
          "called",
          "## Code samples",
          tabs("sample", await samplesOf(provider, operation), "samples"),
          "<!--try-it-->",
          ...responseExamples(provider, operation),
        ),
        box(
          "described",
          ...parameters(provider, operation),
          ...requestBody(provider, operation),
          "## Responses",
          ...responses(provider, operation),
        ),
      ),
    ),
    tryIt: tryItOf(provider, operation),
  };
}

function parameters(provider: Provider, operation: Operation): string[] {
  if (operation.parameters.length === 0) return [];
  return [
    "## Parameters",
    ...operation.parameters.map(({ node, pointer }) => {
      const schema = node.schema ?? {};
      return blocks(
        `### ${code(node.name)}`,
        facts(
          node.in,
          typeOf(provider, schema, `${pointer}/schema`),
          node.required ? "**required**" : "optional",
          node["x-since"] && `since version ${node["x-since"]}`,
          proof(provider, pointer, operation.pointer),
          keywordMarks(node, schema),
        ),
        node.description?.trim(),
        notes(provider, node, schema),
        valuesOf(schema),
        node.example !== undefined && `Example: ${value(node.example)}`,
        erratumNotes(provider, pointer),
      );
    }),
  ];
}

function requestBody(provider: Provider, operation: Operation): string[] {
  if (!operation.requestBody) return [];
  const { node, pointer } = operation.requestBody;
  return [
    "## Request body",
    facts(node.required ? "**required**" : "optional", proof(provider, pointer, operation.pointer)),
    node.description?.trim() ?? "",
    marks(provider, node),
    ...contents(provider, operation, node.content, pointer, "body"),
    ...mediaOf(node.content, pointer).map(({ media, at }) => tabs("request", examples(provider, media, at))),
  ];
}

/** The responses by status. What several operations answer alike is described once, on the page of errors. */
function responses(provider: Provider, operation: Operation): string[] {
  return Object.entries(operation.responses).flatMap(([status, { node, pointer }]) => {
    const shared = isShared(status, pointer);
    return [
      `### ${statusHeading(status)}`,
      facts(
        node.description.trim(),
        proof(provider, pointer, operation.pointer),
        shared && `[body and example](${provider.places.of(pointer)})`,
      ),
      marks(provider, node),
      erratumNotes(provider, pointer, `${operation.pointer}/responses/${status}`),
      ...(shared ? [] : contents(provider, operation, node.content ?? {}, pointer, status)),
    ];
  });
}

function responseExamples(provider: Provider, operation: Operation): string[] {
  const found = Object.entries(operation.responses).flatMap(([status, { node, pointer }]) =>
    isShared(status, pointer)
      ? []
      : mediaOf(node.content ?? {}, pointer).flatMap(({ media, at }) =>
          examples(provider, media, at).map(({ label, text }) => ({ label: `${status} ${label}`, text })),
        ),
  );
  return found.length === 0 ? [] : ["## Example responses", tabs("response", found)];
}

/** The examples of a body. */
export function examples({ document }: Provider, media: MediaType, at: string): { label: string; text: string }[] {
  return namedExamples(document, media, at).map(({ name, node: { summary, description, value: body } }) => ({
    label: plain(summary ?? name),
    text: blocks(description?.trim(), fence("json", JSON.stringify(body, null, 2))),
  }));
}

/** The media types of a body, those with the same body together. */
function mediaOf(content: Record<string, MediaType>, pointer: string) {
  const groups = new Map<string, { media: MediaType; at: string; types: { type: string; at: string }[] }>();
  for (const [type, media] of Object.entries(content)) {
    const key = JSON.stringify([media.schema, media.examples]);
    const at = `${pointer}/content${toPointer([type])}`;
    const group = groups.get(key) ?? { media, at, types: [] };
    group.types.push({ type, at });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The fields of a body. Their anchors begin with the status, or with `body`. */
export function contents(
  provider: Provider,
  { pointer: known }: Pick<Operation, "pointer">,
  content: Record<string, MediaType>,
  pointer: string,
  prefix: string,
): string[] {
  return mediaOf(content, pointer).flatMap(({ media, at, types }, index) => {
    const names = types.map(
      ({ type, at: place }) =>
        `${code(type)}${proofOf(provider, place).evidence === proofOf(provider, pointer).evidence ? "" : ` ${proof(provider, place, pointer)}`}`,
    );
    const schema: Schema | undefined = media.schema;
    return [
      `As ${names.join(" or ")}: `,
      schema ? fieldList(provider, schema, `${at}/schema`, known, anchorOf(prefix, index > 0 && `${index + 1}`)) : "",
    ];
  });
}

import { slug } from "github-slugger";
import {
  namedExamples,
  toPointer,
  type Example,
  type MediaType,
  type Operation,
  type Parameter,
  type Schema,
} from "@demarc/openapi";
import { blocks, code, details, fence, plain, type Page } from "../model/markdown.ts";
import { statusHeading } from "../model/places.ts";
import { proofOf, type Provider } from "../model/provider.ts";
import { samplesOf, type Sample } from "../samples/samples.ts";
import { tryItOf } from "../try-it.ts";
import { typeOf, value, valuesOf } from "./describe.ts";
import { fieldList } from "./fields.ts";
import { erratumNotes, marks, proof } from "./proof.ts";
import { facts } from "./schemas.ts";

const retries = {
  safe: "A call that failed may be sent again.",
  "on-request": "A call that failed may be sent again by someone who knows that this does no harm.",
  never: "**Never send a failed call again by itself**: the first may have worked.",
};

/** The page of one operation: everything a caller has to know, and code to call it with. */
export async function operationPage(provider: Provider, operation: Operation): Promise<Page> {
  const { object, method, path, pointer } = operation;
  const summary = object.summary ?? operation.operationId;
  return {
    path: provider.places.operation(operation),
    title: summary,
    description: `${summary}: ${method.toUpperCase()} ${path} of ${provider.document.info.title}.`,
    body: blocks(
      fence("http", `${method.toUpperCase()} ${path}`),
      facts(
        code(operation.operationId),
        proof(provider, pointer),
        object["x-since"] && `since version ${object["x-since"]}`,
      ),
      object.description?.trim(),
      marks(provider, object),
      retries[operation.retry],
      erratumNotes(provider, pointer),
      "## Call it",
      samples(await samplesOf(provider, operation)),
      "Or [try it on the mock](#try-it).",
      ...parameters(provider, operation),
      ...requestBody(provider, operation),
      "## Answers",
      ...answers(provider, operation),
    ),
    tryIt: tryItOf(provider, operation),
  };
}

function samples(list: Sample[]): string {
  return blocks(
    ...list.map(({ language, label, code: text }, index) =>
      details(label, fence(language, text), `${index === 0 ? "open " : ""}name="sample"`),
    ),
  );
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
          `in the ${node.in}`,
          typeOf(provider, schema, `${pointer}/schema`),
          node.required ? "required" : "optional",
          since(node),
          proof(provider, pointer, operation.pointer),
        ),
        node.description?.trim(),
        marks(provider, node, schema),
        valuesOf(schema),
        node.example !== undefined && `Example: ${value(node.example)}`,
        erratumNotes(provider, pointer),
      );
    }),
  ];
}

const since = (node: Parameter) => node["x-since"] && `since version ${node["x-since"]}`;

function requestBody(provider: Provider, operation: Operation): string[] {
  if (!operation.requestBody) return [];
  const { node, pointer } = operation.requestBody;
  return [
    "## Request body",
    facts(node.required ? "required" : "optional", proof(provider, pointer, operation.pointer)),
    node.description?.trim() ?? "",
    marks(provider, node),
    ...contents(provider, operation, node.content, pointer, { request: true }),
  ];
}

/** The answers by status. A body that was described under an earlier status is not described again. */
function answers(provider: Provider, operation: Operation): string[] {
  const described = new Map<string, string>();
  return Object.entries(operation.responses).flatMap(([status, { node, pointer }]) => [
    `### ${statusHeading(status)}`,
    facts(node.description.trim(), proof(provider, pointer, operation.pointer)),
    marks(provider, node),
    erratumNotes(provider, pointer, `${operation.pointer}/responses/${status}`),
    ...contents(provider, operation, node.content ?? {}, pointer, { request: false, status, described }),
  ]);
}

interface BodyContext {
  request: boolean;
  status?: string;
  /** By schema, the status under which its fields stand. */
  described?: Map<string, string>;
}

/** The bodies of a request or an answer. Media types with the same body are described together. */
function contents(
  provider: Provider,
  operation: Operation,
  content: Record<string, MediaType>,
  pointer: string,
  context: BodyContext,
): string[] {
  const groups = new Map<string, [type: string, media: MediaType, at: string][]>();
  for (const [type, media] of Object.entries(content)) {
    const key = JSON.stringify([media.schema, media.examples]);
    groups.set(key, [...(groups.get(key) ?? []), [type, media, `${pointer}/content${toPointer([type])}`]]);
  }
  return [...groups.values()].flatMap((group) => {
    const [, media, at] = group[0]!;
    const types = group.map(
      ([type, , place]) =>
        `${code(type)}${proofOf(provider, place).evidence === proofOf(provider, pointer).evidence ? "" : ` ${proof(provider, place, pointer)}`}`,
    );
    return [
      `As ${types.join(" or ")}: `,
      media.schema ? fields(provider, operation, media.schema, `${at}/schema`, context) : "",
      ...namedExamples(provider.document, media, at).map(({ name, node }) => example(name, node)),
    ];
  });
}

function fields(
  provider: Provider,
  operation: Operation,
  schema: Schema,
  at: string,
  { request, status, described }: BodyContext,
): string {
  const key = JSON.stringify(schema);
  const earlier = described?.get(key);
  if (earlier)
    return `${typeOf(provider, schema, at)}, as under [${statusHeading(earlier)}](#${slug(statusHeading(earlier))})`;
  if (status) described?.set(key, status);
  return fieldList(provider, schema, at, operation.pointer, request);
}

function example(name: string, { summary, description, value: body }: Example): string {
  return details(
    `Example ${plain(name)}: ${plain(summary ?? name)}`,
    blocks(description?.trim(), fence("json", JSON.stringify(body, null, 2))),
  );
}

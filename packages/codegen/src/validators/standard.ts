import type { OpenApiDocument } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { literal } from "../print.ts";
import { compileSchemas } from "./compile.ts";

const component = /^\/components\/schemas\/([A-Za-z_$][\w$]*)$/;

/**
 * The named schemas of whole bodies in the form of Standard Schema, `standard-schemas.ts`, with the validators of those
 * that are sent: the others are in `validators.ts`. None where no body has a name. What is sent has to keep all that the
 * document says, the inferred as well, as the types and the mock ask.
 *
 * @param bodies where the schemas of the answers stand
 * @param secrets names of fields whose values no issue shows
 */
export async function standardSchemaFiles(
  document: OpenApiDocument,
  types: ReadonlyMap<string, string>,
  bodies: readonly string[],
  secrets: readonly string[],
): Promise<[name: string, content: string][]> {
  // A schema whose type had to be called otherwise has none.
  const named = (pointers: readonly string[]) => namesOf(pointers).filter((name) => types.get(name) === name);
  const sent = named(sentBodies(document));
  const received = named(bodies).filter((name) => !sent.includes(name));
  const all = [...sent, ...received].toSorted();
  if (all.length === 0) return [];
  const source = await compileSchemas(
    document,
    new Map(sent.map((name) => [name, `/components/schemas/${name}`])),
    "request",
  );
  // No component has a name with a dollar sign, so that none takes the name of what is imported.
  const lines = all.map((name) => {
    const isSent = sent.includes(name);
    return `
/** {@link schemas$.${name}} as a Standard Schema. */
export const ${name}: StandardSchema$<schemas$.${name}> =
  /* @__PURE__ */ standardSchema$(${isSent ? "sent$" : "received$"}.${name}, ${isSent}, secrets$);
`;
  });
  const content = `import {
  standardSchema as standardSchema$,
  type StandardSchema as StandardSchema$,
} from "@demarc/client-core/standard-schema";
import type * as schemas$ from "./schemas.ts";
${sent.length > 0 ? 'import * as sent$ from "./sent-validators.ts";\n' : ""}${received.length > 0 ? 'import * as received$ from "./validators.ts";\n' : ""}
/** Fields whose values no issue shows. */
const secrets$: readonly string[] = ${literal(secrets)};
${lines.join("")}`;
  return [
    ["standard-schemas.ts", content],
    ...(sent.length > 0
      ? [["sent-validators.ts", `// @ts-nocheck Ajv writes JavaScript.\n\n${source}`] as [string, string]]
      : []),
  ];
}

function sentBodies(document: OpenApiDocument): string[] {
  return prepare(document).operations.flatMap(({ requestBody }) =>
    Object.values(requestBody?.node.content ?? {}).flatMap(({ schema }) => schema?.$ref?.slice(1) ?? []),
  );
}

function namesOf(pointers: readonly string[]): string[] {
  return [...new Set(pointers.flatMap((pointer) => component.exec(pointer)?.[1] ?? []))];
}

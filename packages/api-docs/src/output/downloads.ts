import Converter from "openapi-to-postmanv2";
import { stringify } from "yaml";
import type { OpenApiDocument } from "@demarc/openapi";
import { keywordRows } from "../model/keywords.ts";
import type { Provider } from "../model/provider.ts";

/** The files that every provider offers, without their content. */
export function downloads(): { file: string; label: string }[] {
  return [
    { file: "openapi.yaml", label: "the OpenAPI 3.1 document, bundled into one file" },
    { file: "openapi.json", label: "the same as JSON" },
    { file: "evidence.csv", label: "every keyword of the document with its evidence, as a table" },
    { file: "postman.json", label: "a collection for Postman, which Bruno, Insomnia and Hoppscotch import as well" },
  ];
}

/** The content of a provider's downloads by file name. */
export async function downloadFiles(provider: Pick<Provider, "document" | "proofs">): Promise<Record<string, string>> {
  const { document } = provider;
  return {
    "openapi.yaml": stringify(document, { lineWidth: 110, aliasDuplicateObjects: false }),
    "openapi.json": `${JSON.stringify(document, null, 2)}\n`,
    "evidence.csv": evidenceTable(provider),
    "postman.json": `${JSON.stringify(await postmanCollection(document), null, 2)}\n`,
  };
}

function evidenceTable(provider: Pick<Provider, "document" | "proofs">): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = keywordRows(provider).map(({ pointer, value, evidence, sources }) =>
    [pointer, typeof value === "string" ? value : JSON.stringify(value), evidence, sources.join(" ")]
      .map(cell)
      .join(","),
  );
  return `${["pointer,value,evidence,sources", ...rows].join("\r\n")}\r\n`;
}

/** @throws where the converter does not take the document, with its reason */
function postmanCollection(document: OpenApiDocument): Promise<object> {
  return new Promise((resolve, reject) => {
    // `Example` takes values from the document's examples; a schema would give "<string>".
    const options = {
      folderStrategy: "Tags",
      requestParametersResolution: "Example",
      exampleParametersResolution: "Example",
    };
    Converter.convertV2(
      { type: "json", data: structuredClone(document) as object } as never,
      options as never,
      (error: unknown, result?: ConversionResult) => {
        const collection = result?.output?.[0]?.data;
        if (error || !result?.result || !collection)
          reject(
            new Error(
              `${document.info.title}: openapi-to-postmanv2 made no collection: ${String(error ?? result?.reason)}`,
            ),
          );
        else resolve(collection);
      },
    );
  });
}

interface ConversionResult {
  result: boolean;
  reason?: string;
  output?: { data: object }[];
}

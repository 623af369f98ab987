import { hashDocument, type OpenApiDocument, type Spec } from "@demarc/spec";
import type { Target } from "../target.ts";
import { basePath, prismInProcess } from "../targets/prism.ts";
import { mendPrism } from "./mend.ts";

/** A document under a name, as the functions of the kit take it. */
export function specOf(document: OpenApiDocument, provider = "api"): Spec {
  return { provider, document, hash: hashDocument(document) };
}

/** A mock of a document in this process, strict in what it takes and in what it promises. */
export function createMock(document: OpenApiDocument): Target {
  return mendPrism(specOf(document), prismInProcess(document), basePath(document));
}

/** The same mock over Prism as a server on a free port. It has to be stopped. */
export async function startMock(document: OpenApiDocument): Promise<Target> {
  // Loaded where it is wanted: the server takes longer to load than most suites to run.
  const { prismServer } = await import("../targets/prism-server.ts");
  return mendPrism(specOf(document), await prismServer(document), basePath(document));
}

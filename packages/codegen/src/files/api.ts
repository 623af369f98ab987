import { describeApi, type Spec } from "@demarc/openapi";
import { literal } from "../print.ts";

/** What the client has to know of the API as a whole: servers, security schemes, where errors keep what. */
export function apiFile(spec: Spec): string {
  return `import type { ApiDescriptor } from "@demarc/client-core";

/** What the client knows of the API as a whole. */
export const api = ${literal(describeApi(spec))} as const satisfies ApiDescriptor;
`;
}

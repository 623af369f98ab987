import { describeApi, type Spec } from "@demarc/openapi";
import { Code, literal } from "../print.ts";

/** What the client has to know of the API as a whole: servers, security schemes, where errors keep what. */
export function apiFile(spec: Spec): string {
  const api = describeApi(spec);
  const schemes = Object.entries(api.securitySchemes).map(([name, scheme]) => [name, written(scheme)] as const);
  const text = literal({ ...api, securitySchemes: Object.fromEntries(schemes) });
  const used = ["basicCredential", "cookieCredential"].filter((name) => text.includes(`write: ${name} `));
  const imported = used.length === 0 ? "type { ApiDescriptor }" : `{ ${used.join(", ")}, type ApiDescriptor }`;
  return `import ${imported} from "@demarc/client-core";

/** What the client knows of the API as a whole. */
export const api = ${text} as const satisfies ApiDescriptor;
`;
}

/** A scheme with what writes its credential, where that is not what stands in the request. */
function written(scheme: { type: string; name?: string }): object {
  if (scheme.type === "basic") return { type: "header", name: "Authorization", write: new Code("basicCredential") };
  if (scheme.type !== "cookie") return scheme;
  return { type: "header", name: "Cookie", cookie: scheme.name, write: new Code("cookieCredential") };
}

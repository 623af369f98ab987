import { HTTPSnippet } from "@readme/httpsnippet";
import type { Operation } from "@demarc/openapi";
import { fence } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { exampleCall, type ExampleCall } from "./request.ts";
import { typescriptSample } from "./typescript.ts";

/**
 * The code that calls an operation: with our client, and without it in the languages that a reader may have.
 *
 * @param credential what stands for a credential; a placeholder, or a variable of the environment, by default
 * @returns with the label for the reader, `curl`, and the text in Markdown
 */
export async function samplesOf(
  { name, document }: Pick<Provider, "name" | "document">,
  operation: Operation,
  credential?: (scheme: string) => string,
) {
  const call = exampleCall(document, operation, credential);
  const samples = [
    ["TypeScript", "ts", typescriptSample(name, document, operation, call, credential)],
    ["curl", "sh", await snippet(call, "shell", "curl")],
    ["Python", "python", await snippet(call, "python", "requests")],
    ["C#", "csharp", await snippet(call, "csharp", "httpclient")],
    ["PHP", "php", await snippet(call, "php", "curl")],
  ] as const;
  return samples.map(([label, language, code]) => ({ label, language, code, text: fence(language, code) }));
}

async function snippet(
  call: ExampleCall,
  target: "shell" | "python" | "csharp" | "php",
  client: string,
): Promise<string> {
  const request = {
    method: call.method,
    url: call.url,
    headers: Object.entries(call.headers).map(([name, value]) => ({ name, value })),
    queryString: Object.entries({ ...call.credentials, ...call.query }).map(([name, value]) => ({
      name,
      value: String(value),
    })),
    ...(call.body && { postData: { mimeType: call.body.mediaType, text: JSON.stringify(call.body.value) } }),
  };
  const [code] = await new HTTPSnippet(request as never).convert(target, client);
  if (typeof code !== "string")
    throw new Error(`${call.method} ${call.url}: @readme/httpsnippet made no ${target} sample.`);
  return code;
}

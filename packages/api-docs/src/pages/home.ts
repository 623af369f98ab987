import { counted } from "@demarc/contract-report/text";
import { blocks, fence, tabs, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import type { Site } from "../model/site.ts";
import { samplesOf } from "../samples/samples.ts";

/** The front page: the text that was written, with what it leaves to the providers. */
export async function homePage({ providers }: Site, written: Page): Promise<Page> {
  const names = providers.map(({ name }) => name);
  const packages = [...names, "mock"].map((name) => `@demarc/${name}`).join(" ");
  const commands = ["npm install", "pnpm add", "yarn add"].map((command) => ({
    label: command.split(" ")[0] ?? "",
    text: fence("sh", `${command} ${packages}`),
  }));
  const parts: Record<string, string> = {
    install: tabs("install", commands),
    start: fence("sh", `npx @demarc/mock ${names.join(" ")} --stateful`),
    calls: blocks(...(await Promise.all(providers.map(firstCall)))),
  };
  return { ...written, body: written.body.replaceAll(/<!-- (\w+) -->/g, (_, part: string) => parts[part] ?? "") };
}

/** The first operation of a provider, sent to its mock. */
async function firstCall(provider: Provider): Promise<string> {
  const { name, document, operations, errata, mock } = provider;
  const [first] = operations;
  if (!first) throw new Error(`specs/${name}: the document has no operation to begin with.`);
  const toMock = { ...document, servers: [{ url: mock }] };
  return blocks(
    `### [${document.info.title}](/${name}/)`,
    document.info.summary,
    tabs(name, await samplesOf({ name, document: toMock }, first, () => "any"), "samples"),
    `[Guide](/${name}/guide/) · [${counted(operations.length, "operation", "operations")}](/${name}/) · [Schemas](/${name}/schemas/) · [Errors](/${name}/errors/) · [${counted(errata.errata.length, "erratum", "errata")}](/${name}/errata/)`,
  );
}

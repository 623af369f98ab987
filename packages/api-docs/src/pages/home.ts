import { mockUrl } from "@demarc/mock";
import { blocks, box, bullet, details, fence, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import type { Site } from "../model/site.ts";
import { samplesOf } from "../samples/samples.ts";
import { count } from "./errata.ts";

/** The front page: from an empty folder to a first call to each provider's mock, and where to go from there. */
export async function homePage({ providers }: Site): Promise<Page> {
  const names = providers.map(({ name }) => name);
  const packages = [...names, "mock"].map((name) => `@demarc/${name}`).join(" ");
  return {
    path: "/",
    title: "Call telecom providers by typed functions",
    description:
      "Typed clients, a mock and one reference for the APIs of telecom providers whose vendors publish web pages and nothing else.",
    body: blocks(
      "Clients with a typed function for each operation, a mock to develop against, and a reference that says of every field [how well it is known](/evidence/). From an empty folder to a first response takes three steps and no account.",
      "## 1. Install",
      box(
        "tabs",
        ...["npm install", "pnpm add", "yarn add"].map((command, index) =>
          details(
            command.split(" ")[0] ?? "",
            fence("sh", `${command} ${packages}`),
            index === 0 ? 'open name="install"' : 'name="install"',
          ),
        ),
      ),
      "## 2. Start the mock",
      fence("sh", `npx @demarc/mock ${names.join(" ")} --stateful`),
      "It answers as the providers do, keeps what you write, and takes any credentials. [More on the mock](/mock/).",
      "## 3. Make a call",
      ...(await Promise.all(providers.map(firstCall))),
      "## Next",
      [
        "Build something real: the guide of a provider leads from a token to going live",
        "[Errors](/clients/errors/), [retry](/clients/retry/), [time limits](/clients/time-limits/), [tokens](/clients/tokens/), [pagination](/clients/pagination/), [validation](/clients/validation/), [logging](/clients/logging/): what every client does",
        "[Contract tests](/contract/): what of this was tested, when, and what came out",
        "[llms.txt](/llms.txt): this site for machines; each page is there as Markdown, too",
      ]
        .map((line) => bullet(line))
        .join("\n"),
      "Not affiliated with any of the providers.",
    ),
  };
}

/** The first operation of a provider, sent to its mock. */
async function firstCall(provider: Provider): Promise<string> {
  const { name, document, operations, errata } = provider;
  const [first] = operations;
  if (!first) throw new Error(`specs/${name}: the document has no operation to begin with.`);
  const toMock = { ...document, servers: [{ url: await mockUrl(name) }] };
  const samples = await samplesOf({ name, document: toMock }, first, () => "any");
  return blocks(
    `### [${document.info.title}](/${name}/)`,
    document.info.summary,
    box(
      "tabs samples",
      ...samples.map(({ language, label, code }, index) =>
        details(label, fence(language, code), `${index === 0 ? "open " : ""}name="${name}"`),
      ),
    ),
    [
      `[Guide](/${name}/guide/)`,
      `[${count(operations.length, "operation", "operations")}](/${name}/)`,
      `[Schemas](/${name}/schemas/)`,
      `[Errors](/${name}/errors/)`,
      `[${count(errata.errata.length, "erratum", "errata")}](/${name}/errata/)`,
    ].join(" · "),
  );
}

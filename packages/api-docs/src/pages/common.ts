import type { Evidence } from "@demarc/openapi";
import { providerTotals, reportTotals } from "@demarc/contract-report";
import { blocks, bullet, code, fence, type Page } from "../model/markdown.ts";
import type { Site } from "../model/site.ts";
import { mutationLine } from "./home.ts";

const meanings: Record<Evidence, string> = {
  page: "The provider's page for this operation says so.",
  "vendor-docs": "Another page of the provider says so.",
  "client-code": "Public code that runs against real installations does it so.",
  inferred: "Deduced; nothing says so. Test it before you rely on it.",
};

/** What the marks of evidence mean. */
export function evidencePage(): Page {
  return {
    path: "/evidence/",
    title: "How well it is known",
    description: "What the marks page, vendor-docs, client-code and inferred mean.",
    body: blocks(
      "The vendors publish pages for people, and the pages have gaps. So every operation, and every field whose evidence differs from that of its operation, carries a mark that says where the statement comes from. From the best to the weakest:",
      ...Object.entries(meanings).map(([level, meaning]) => `## ${level}\n\n${meaning}`),
      "## Errata",
      "Where pages contradict themselves or each other, the provider's errata quote them, give the reading taken here and say which live answer would confirm or refute it. A field that is concerned links to its erratum.",
    ),
  };
}

/** How to use the mock in one's own tests. */
export function mockPage({ providers }: Site): Page {
  return {
    path: "/mock/",
    title: "A mock for your own tests",
    description: "Start the mock of a provider, choose its answers, and point a client at it.",
    body: blocks(
      "The mock answers with the examples of the same documents that this reference is made from, and refuses what they do not allow.",
      "## Start it",
      fence("sh", `npm run mock                # all providers\nnpm run mock -- ${providers[0]?.name ?? ""}     # one`),
      "It prints its address and a `curl` line for each operation. `npm run docs` serves this site and the mock together, and then every operation's page has a form to try it.",
      "## Point a client at it",
      fence(
        "ts",
        `import { createCloudlxClient } from "@demarc/cloudlx";\n\nconst cloudlx = createCloudlxClient({ accessToken: "any", baseUrl: "http://127.0.0.1:4010" });`,
      ),
      "Any credential passes; none at all is refused with 401.",
      "## Choose the answer",
      "The header `Prefer` asks for one of the documented answers:",
      [
        `${code("Prefer: code=404")} for a status`,
        `${code("Prefer: code=200,example=noCustomers")} for a named example; each operation's page lists them`,
        `${code("Prefer: dynamic")} for made-up data that fits the schema, with ${code("seed=2")} for other data`,
      ]
        .map((line) => bullet(line))
        .join("\n"),
      "Every function of a client takes it for one call:",
      fence("ts", `await cloudlx.listCustomers({ headers: { Prefer: "code=200,example=noCustomers" } });`),
      "## In a test",
      "A client can reach the mock without a server and keep the provider's own address:",
      fence(
        "ts",
        `import { createCloudlxClient } from "@demarc/cloudlx";\nimport { mockFetch } from "@demarc/mock";\n\nconst cloudlx = createCloudlxClient({ accessToken: "any", fetch: mockFetch("cloudlx", { stateful: true }) });`,
      ),
      "Over HTTP, `startMock` starts it on a free port; `handlers` of `@demarc/mock/msw` are for msw:",
      fence(
        "ts",
        `import { startMock } from "@demarc/mock";\n\nconst { baseUrl, stop } = await startMock("cloudlx", { stateful: true });`,
      ),
      "## State, and a provider's bad day",
      "By itself a mock answers with the document's examples. `npm run mock -- --stateful` keeps what is written, from the same simulator that the live runs are tested with. `--latency 200-800`, `--fail 503:10%`, `--rate-limit 5/s` and `--drift <kind>` show what a program does when the provider is slow, fails or changes; a request asks for the same with `Demarc-Latency`, `Demarc-Fail`, `Demarc-Rate-Limit` and `Demarc-Drift`.",
    ),
  };
}

/** What the contract run found, or that the site was built without one. */
export function contractPage(site: Site): Page {
  const { contract, providers } = site;
  const page = {
    path: "/contract/",
    title: "Contract tests",
    description: "What was tested of each document, when, and what came out.",
  };
  const mutation = blocks(
    "## Mutation",
    "How many deliberate faults in a document or a response the tests detect:",
    providers.map((provider) => bullet(`${provider.document.info.title}. ${mutationLine(site, provider)}`)).join("\n"),
  );
  if (!contract) {
    return {
      ...page,
      body: blocks(
        "No contract run was there when this site was built. `npm run contract` makes one; build the site again afterwards.",
        mutation,
      ),
    };
  }
  const lines = contract.providers.map((provider) => {
    const { cases, passed, failed, documented, covered } = providerTotals(provider);
    return bullet(
      `**${provider.title} ${provider.version}**, run against ${provider.target}: ${passed} of ${cases} cases passed, ${failed} failed; ${covered} of ${documented} documented items covered`,
    );
  });
  const { failed } = reportTotals(contract);
  return {
    ...page,
    body: blocks(
      `Run on ${contract.createdAt.replace("T", " ").slice(0, 16)} UTC${contract.commit ? `, commit ${code(contract.commit)}` : ""}: ${failed === 0 ? "every case passed" : `**${failed} failed**`}.`,
      lines.join("\n"),
      "A *documented item* is an operation, status, media type, parameter, value or field of the document; it is covered when at least one exchange has had it. The runs above are against a mock: they compare client, mock and document with each other, not with the provider.",
      "[The whole report](/contract/report/) names every case, with [JUnit XML](/contract/report/junit.xml) and [JSON](/contract/report/report.json) beside it.",
      mutation,
    ),
  };
}

import { serve } from "@demarc/mock";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { canary, customers, everything, outcomesOf, servePlatforms } from "./support/platforms.ts";

type World = Awaited<ReturnType<typeof servePlatforms>>;
let world: World;
beforeAll(async () => {
  world = await servePlatforms();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

const name = "Example Company";

async function rowsOf(response: Response): Promise<object[]> {
  return ((await response.json()) as { customers: object[] }).customers;
}

test("where one platform fails, the others' customers are listed, and the failure is named with what to do", async () => {
  const { json, customers: program, platforms } = world;
  const headers = { "retry-after": "90" };
  platforms.cloudlx.interrupt = async () => Response.json({}, { status: 429, headers });
  const { code, err, customers: rows = [], problems } = await json("list");
  expect(code).toBe(1);
  expect(new Set(rows.map(({ platform }) => platform))).toEqual(new Set(["audiocodes-live", "enswitch"]));
  expect(problems).toMatchObject([{ platform: "cloudlx", code: "http", retryable: true }]);
  expect(err).toMatch(/^cloudlx listCustomers: 429.* It can be tried again in 90 s\.$/);
  const table = await program("list", "example1");
  expect(table).toMatchObject({ code: 1, err: expect.stringMatching(/^cloudlx listCustomers: /) });
  expect(table.out.split("\n")[0]).toMatch(/^PLATFORM +ID +NAME$/);
});

test("a platform that is not configured is left out, and named", async () => {
  const { code, err, out } = await customers(["list", "Customer 1"], { ...world.env, ENSWITCH_BASE_URL: "" });
  expect({ code, err }).toEqual({ code: 0, err: "Not configured, and left out: enswitch." });
  expect(out).toContain("Customer 1");
});

test("a token of Live Platform is asked for where its national cloud has it", async () => {
  const asked: string[] = [];
  const authority = await serve({
    async fetch(request) {
      asked.push(new URL(request.url).pathname);
      return Response.json({ access_token: canary, token_type: "Bearer", expires_in: 3600 });
    },
  });
  const known = { TENANT_ID: "tenant", CLIENT_ID: "id", CLIENT_SECRET: canary, SCOPE: "scope", ACCESS_TOKEN: "" };
  const own = Object.entries({ ...known, AUTHORITY: authority.origin });
  const named = Object.fromEntries(own.map(([variable, value]) => [`AUDIOCODES_LIVE_${variable}`, value]));
  const { code, err } = await customers(["list", "--on", "audiocodes-live"], { ...world.env, ...named });
  await authority.stop();
  expect({ code, err, asked }).toEqual({ code: 0, err: "", asked: ["/tenant/oauth2/v2.0/token"] });
});

test("a read that is sent again is reported, where that is asked for", async () => {
  const env = { ...world.env, CLOUDLX_BASE_URL: "http://127.0.0.1:65535" };
  const { code, err } = await customers(["list", "--on", "cloudlx", "--verbose"], env);
  expect(code).toBe(1);
  expect(err).toMatch(/^cloudlx listCustomers GET \/api\/customers: network, again in \d+ ms$/m);
});

test("nothing is said of what a platform lacks that did not answer", async () => {
  const { json, platforms } = world;
  platforms.cloudlx.interrupt = async () => new Response("", { status: 403 });
  const { code, differences = [], problems } = await json("diff");
  expect(code).toBe(1);
  expect(problems).toMatchObject([{ platform: "cloudlx" }]);
  expect(differences.map(({ plan }) => plan)).toContain("create on enswitch");
  expect(JSON.stringify(differences)).not.toContain("cloudlx");
});

test("a creation that one platform refused is complete when it is repeated, and nothing is there twice", async () => {
  const { json, platforms } = world;
  platforms.enswitch.interrupt = async ({ url }, answer) =>
    url.includes("/create/") ? Response.json({ responses: [{ code: "402", key: "", message: "No." }] }) : answer();
  const first = await json("create", name, ...everything);
  expect(first.code).toBe(1);
  expect(outcomesOf(first.outcomes).slice(-2)).toEqual([
    "cloudlx done createCustomer",
    "enswitch failed createCustomer",
  ]);
  expect(first.err).toContain("enswitch createCustomer: 402 (in the body of HTTP 200): No.");
  platforms.enswitch.interrupt = undefined;
  const second = await json("create", name, ...everything);
  expect(second.code).toBe(0);
  expect(outcomesOf(second.outcomes)).toEqual([
    "audiocodes-live unchanged",
    "cloudlx unchanged",
    "enswitch done createCustomer",
  ]);
  expect((await json("list", name)).customers).toHaveLength(3);
});

test("a creation whose answer was lost is unknown, and not made again when it is there", async () => {
  const { json, platforms } = world;
  platforms.cloudlx.interrupt = async ({ method }, answer) => {
    const response = await answer();
    return method === "POST" ? new Response("", { status: 502 }) : response;
  };
  const args = ["create", name, "--on", "cloudlx"];
  expect(outcomesOf((await json(...args)).outcomes)).toEqual(["cloudlx unknown createCustomer"]);
  expect(outcomesOf((await json(...args)).outcomes)).toEqual(["cloudlx unchanged"]);
  expect((await json("list", name)).customers).toHaveLength(1);
});

test.each([
  ["cannot be asked for is unknown", () => new Response("", { status: 403 }), "unknown"],
  [
    "failed is a failure",
    () => Response.json({ id: "t", status: "Failed", details: [], executionMessages: [], outputData: {} }),
    "failed",
  ],
])("a creation whose task %s", async (_, answerOfTask, outcome) => {
  const { json, platforms } = world;
  platforms["audiocodes-live"].interrupt = async ({ url }, answer) =>
    url.includes("/task/") ? answerOfTask() : answer();
  const { outcomes } = await json("create", name, ...everything, "--on", "audiocodes-live");
  expect(outcomesOf(outcomes)).toEqual([
    "audiocodes-live done createConsentlessLead",
    `audiocodes-live ${outcome} createCustomerV3`,
  ]);
});

test("what follows a call that failed is not sent, and a repetition goes on from there", async () => {
  const { json, platforms } = world;
  const live = platforms["audiocodes-live"];
  live.interrupt = async ({ method, url }, answer) =>
    method === "POST" && url.endsWith("/oc/lead") ? Response.json("No.", { status: 404 }) : answer();
  const args = ["create", name, ...everything, "--on", "audiocodes-live"];
  const calls = (text: string) => `audiocodes-live ${text}`;
  expect(outcomesOf((await json(...args)).outcomes)).toEqual(
    ["failed createConsentlessLead", "not sent createCustomerV3"].map(calls),
  );
  live.interrupt = async ({ method, url }, answer) =>
    method === "POST" && url.endsWith("/customer") ? new Response("", { status: 403 }) : answer();
  expect(outcomesOf((await json(...args)).outcomes)).toEqual(
    ["done createConsentlessLead", "failed createCustomerV3"].map(calls),
  );
  live.interrupt = undefined;
  expect(outcomesOf((await json(...args)).outcomes)).toEqual([calls("done createCustomerV3")]);
});

test("one platform's missing option stops that platform alone", async () => {
  const { json } = world;
  const { code, outcomes, problems } = await json("create", name, "--country", "NL");
  expect(code).toBe(1);
  expect(outcomesOf(outcomes)).toEqual(["cloudlx done createCustomer"]);
  expect(problems).toMatchObject([
    { platform: "audiocodes-live", code: "refused", message: expect.stringContaining("--tenant") },
    { platform: "enswitch", code: "refused", message: expect.stringContaining("--plan") },
  ]);
});

test("what a platform refuses is said in its own words, with the place", async () => {
  const { customers: program } = world;
  const { code, err } = await program("create", name, "--country", "Netherlands", "--on", "cloudlx");
  expect(code).toBe(1);
  expect(err).toMatch(/^cloudlx createCustomer: 422: .*country_iso/);
});

test("a licence that a change cannot be sent with is named, with those that can", async () => {
  const { customers: program } = world;
  const { err } = await program("update", "royDR", "--rename", "Roy", "--on", "audiocodes-live");
  expect(err).toMatch(/it needs --licence, one of HostedEssentialsPlus, .*OcPro: it is HostedEssentials\.$/);
});

test("a name that several customers have is not guessed at", async () => {
  const { json, platforms } = world;
  platforms.cloudlx.interrupt = async (request, answer) =>
    request.method === "GET"
      ? Response.json({ customers: (await rowsOf(await answer())).map((row) => ({ ...row, name })) })
      : answer();
  const { code, problems } = await json("deactivate", name, "--yes", "--on", "cloudlx");
  expect(code).toBe(1);
  expect(problems).toMatchObject([{ code: "refused", message: expect.stringContaining("Take cloudlx:<id>") }]);
  const { differences } = await json("diff", name, "--on", "cloudlx");
  expect(differences).toMatchObject([{ on: "cloudlx:915 cloudlx:916 cloudlx:917", plan: "keep one on cloudlx" }]);
});

test("a name of a platform cannot act on the terminal", async () => {
  const { customers: program, platforms } = world;
  platforms.cloudlx.interrupt = async (_, answer) => {
    const rows = await rowsOf(await answer());
    return Response.json({ customers: rows.map((row) => ({ ...row, name: "Red\u001b[31m\nname" })) });
  };
  const { out } = await program("list", "red", "--on", "cloudlx");
  expect(out.split("\n")[1]).toMatch(/^cloudlx +915 +Red \[31m name$/);
});

test("no credential is printed, whatever happens", async () => {
  const { env, platforms } = world;
  const printed = [];
  for (const command of [
    ["list"],
    ["create", name, ...everything],
    ["update", name, "--city", "x"],
    ["list", "--json"],
  ]) {
    printed.push(await customers([...command, "--verbose"], env));
    for (const platform of Object.values(platforms))
      platform.interrupt = async (request) => {
        const token = request.headers.get("authorization") ?? (await request.text());
        return Response.json(
          { message: token, responses: [{ code: "400", key: "", message: token }] },
          { status: 400 },
        );
      };
  }
  expect(platforms.enswitch.sent.length).toBeGreaterThan(3);
  expect(Object.values(platforms).flatMap(({ sent }) => sent.filter(({ path }) => path.includes(canary)))).toEqual([]);
  const text = JSON.stringify(printed);
  expect(text).toContain("cloudlx listCustomers GET /api/customers: 200 in ");
  expect(text).toContain("400");
  expect(text).not.toContain(canary);
});

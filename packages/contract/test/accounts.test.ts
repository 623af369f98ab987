import { HttpError } from "@demarc/client-core";
import { createMock } from "@demarc/mock";
import { secretFields, specOf } from "@demarc/openapi";
import { accountsDocument } from "@demarc/openapi/fixtures";
import { expect, test } from "vitest";
import { coverage, createMask, functionsOf, runCases } from "../src/index.ts";
import { clientOf } from "./support/client.ts";
import { findingsOf } from "./support/findings.ts";

const document = accountsDocument();
const spec = specOf(document);

test("an API of envelopes, two spellings, forms and bare bodies has cases for all that its document says", async () => {
  const { runs, exchanges } = await runCases(document);
  expect(runs.flatMap(({ findings }) => findings)).toEqual([]);
  const items = Object.values(coverage(document, exchanges)).flat();
  expect(items.filter(({ covered }) => !covered)).toEqual([]);
});

test("all of them hold through a client", async () => {
  expect(await findingsOf(spec, clientOf(spec))).toEqual([]);
});

test("a 204 in the body comes with a 200 of HTTP, because HTTP's own 204 has no body", async () => {
  const mock = createMock(document);
  const request = new Request(`${mock.baseUrl}/accounts/7?auth=any`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: '{"name":"a"}',
  });
  const response = await mock.fetch(request);
  expect([response.status, await response.json()]).toEqual([200, { status: { code: "204" } }]);
});

test("a client gives what such a write answers, sends a form, and finds the message in a bare string", async () => {
  const sent: Request[] = [];
  const mock = createMock(document);
  const credentials = { user: "u" };
  const client = functionsOf(clientOf(spec), {
    ...credentials,
    baseUrl: mock.baseUrl,
    fetch: (request: Request) => {
      sent.push(request.clone());
      return mock.fetch(request);
    },
  });
  expect(await client["updateAccount"]?.({ path: { id: 7 }, body: { name: "a" } })).toEqual({
    status: { code: "204" },
  });
  expect(await client["deleteAccount"]?.({ path: { id: 7 } })).toBe(1);
  expect(await client["createAccount"]?.({ body: { name: "a & b", tag: ["new", "vip"] } })).toMatchObject({ data: 7 });
  expect(await sent.at(-1)?.text()).toBe("name=a%20%26%20b&tag=new&tag=vip");
  await client["listAccounts"]?.({ query: { tag: ["new", "vip"], region: [1, 2] } });
  expect(new URL(sent.at(-1)?.url ?? "").search).toBe("?tag=new&tag=vip&region=1%2C2&auth=u");
  const headers = { prefer: "code=404,example=aSentence" };
  const error = await client["updateAccount"]?.({ path: { id: 7 }, body: { name: "a" }, headers }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ status: 404, providerMessage: "Account 7 not found" });
});

test("a write whose parameters are in the query is sent and read as a form, credentials and all", async () => {
  const sent: Request[] = [];
  const mock = createMock(document);
  const credentials = { user: "u", sendAs: "form" };
  const client = functionsOf(clientOf(spec), {
    ...credentials,
    baseUrl: mock.baseUrl,
    fetch: (request: Request) => {
      sent.push(request.clone());
      return mock.fetch(request);
    },
  });
  expect(await client["closeAccount"]?.({ query: { name: "a b" } })).toEqual({ status: { code: "204" } });
  expect([sent[0]?.url, await sent[0]?.text()]).toEqual([`${mock.baseUrl}/close-account`, "name=a+b&auth=u"]);
});

test("a field with x-secret is masked wherever it stands", () => {
  expect(createMask(document).value({ data: [{ id: 7, handle: "s3cr3t" }] })).toEqual({
    data: [{ id: 7, handle: "***" }],
  });
  expect(secretFields(document)).toEqual(new Set(["auth", "handle"]));
});

import { sValidator } from "@hono/standard-validator";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { Hono } from "hono";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { Customer as CustomerBody, CreateCustomerRequest as CreateCustomerBody } from "../src/index.ts";
import { CreateCustomerRequest, Customer, TokenRequest } from "../src/generated/standard-schemas.ts";

const app = new Hono().post("/customers", sValidator("json", CreateCustomerRequest), (context) => {
  const body = context.req.valid("json");
  expectTypeOf(body).toEqualTypeOf<CreateCustomerBody>();
  return context.json({ created: body.name });
});
const post = (body: unknown) =>
  app.request("/customers", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function issuesOf(schema: StandardSchemaV1, value: unknown): Promise<readonly StandardSchemaV1.Issue[]> {
  return (await schema["~standard"].validate(value)).issues ?? [];
}

describe("the schemas of the document, as Standard Schema", () => {
  test("validate what Hono is sent, and pass it on with its type", async () => {
    const response = await post({ name: "Example", realms: [2] });
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 200,
      body: { created: "Example" },
    });
  });

  test("say where a body differs, fields that are not documented among it", async () => {
    const response = await post({ nme: "Example", realms: ["2"] });
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: StandardSchemaV1.Issue[] };
    expect(error.map(({ path }) => path?.join(".")).toSorted()).toEqual(["name", "nme", "realms.0"]);
  });

  test("take a field of an answer that is not documented: it breaks nobody", async () => {
    const country = { iso_2: "GB", name: "United Kingdom" };
    const currency = { name: "GBP - British Pound", iso_2: "GB", iso_3: "GBP" };
    const customer = { id: 1, name: "x", country, currency, realms: [], sub_realms: [] };
    expect(await issuesOf(Customer, { ...customer, added: true })).toEqual([]);
    expect(await issuesOf(Customer, { ...customer, id: "1" })).toEqual([
      { message: 'expected a value of type integer, found "1"', path: ["id"] },
    ]);
    expectTypeOf<StandardSchemaV1.InferOutput<typeof Customer>>().toEqualTypeOf<CustomerBody>();
  });

  test("show no secret", async () => {
    const issues = await issuesOf(TokenRequest, { client_id: 1, client_secret: 73_918_264 });
    expect(JSON.stringify(issues)).not.toContain("73918264");
    expect(issues.map(({ path }) => path?.join("."))).toContain("client_secret");
  });
});

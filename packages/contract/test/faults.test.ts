import { describe, expect, test } from "vitest";
import type { Spec } from "@demarc/openapi";
import { findingsOf } from "./support/findings.ts";
import { numbersSpec } from "@demarc/openapi/fixtures";
import { clientOf } from "./support/client.ts";

/** The client is of the whole document; the document then gets one fault. */
// oxlint-disable-next-line typescript/no-explicit-any -- a fault goes anywhere in a document
async function withFault(change: (document: any) => void) {
  const client = clientOf(numbersSpec());
  const spec: Spec = numbersSpec();
  change(spec.document);
  return findingsOf(spec, client);
}

describe("a document without a fault", () => {
  test("has no findings", async () => {
    expect(await withFault(() => {})).toEqual([]);
  });
});

describe("a document with one fault fails, and says where", () => {
  test("a required field renamed", async () => {
    const findings = await withFault(({ components }) => {
      const { properties, required } = components.schemas.Number;
      properties.number = properties.e164;
      delete properties.e164;
      required[0] = "number";
    });
    expect(findings).toContainEqual(
      expect.objectContaining({
        provider: "numbers",
        operationId: "listNumbers",
        pointer: "/body/0/number",
        specPointer: "/components/schemas/Number/required",
      }),
    );
  });

  test("an example broken", async () => {
    const findings = await withFault(({ paths }) => {
      paths["/numbers"].get.responses[200].content["application/vnd.numbers+json"].examples.two.value[1].state = 7;
    });
    expect(findings).toContainEqual(
      expect.objectContaining({
        provider: "numbers",
        operationId: "listNumbers",
        pointer: "/body/1/state",
        specPointer: "/components/schemas/Number/properties/state/enum",
        expected: 'one of ["free","taken"]',
        found: "7",
      }),
    );
  });

  test("a status removed", async () => {
    const findings = await withFault(({ paths }) => delete paths["/numbers"].post.responses[422]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        provider: "numbers",
        operationId: "orderNumber",
        pointer: "/client/responses/422",
        specPointer: "/paths/~1numbers/post/responses/422",
      }),
    );
  });

  test("an operation removed", async () => {
    const findings = await withFault(({ paths }) => delete paths["/numbers"].post);
    expect(findings).toContainEqual(
      expect.objectContaining({ operationId: "orderNumber", pointer: "/client", specPointer: "/paths" }),
    );
  });

  test("an enum value that no example shows", async () => {
    const findings = await withFault(({ components }) =>
      components.schemas.Number.properties.state.enum.push("reserved"),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        operationId: "listNumbers",
        pointer: "/coverage",
        expected: "the property value [].state=reserved to occur",
      }),
    );
  });

  test("a security requirement dropped", async () => {
    const findings = await withFault(({ paths }) => {
      paths["/numbers"].get.security = [];
    });
    expect(findings.filter(({ operationId }) => operationId === "listNumbers")).not.toEqual([]);
  });
});

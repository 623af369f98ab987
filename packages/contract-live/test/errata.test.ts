import { numbersSpec } from "@demarc/openapi/fixtures";
import type { Erratum } from "@demarc/spec";
import { describe, expect, test } from "vitest";
import { conclude } from "../src/findings/conclude.ts";
import type { LiveCall } from "../src/model/call.ts";
import { createRedactor } from "@demarc/client-core/redaction";
import { privacyOf } from "../src/privacy/privacy.ts";
import { providerSpecOf } from "../src/model/provider-spec.ts";

const withState = (state: string) => ({
  type: "object",
  properties: { body: { contains: { properties: { state: { const: state } } } } },
});

const erratum: Erratum = {
  id: "states",
  numbers: [1],
  title: "Two spellings of a state",
  at: "#/components/schemas/Number/properties/state",
  says: [],
  reading: "A number is free or taken.",
  evidence: "page",
  confirmedBy: { operation: "listNumbers", schema: withState("taken") },
  refutedBy: { operation: "listNumbers", schema: withState("free") },
};

/** A call that was answered with a number in a state. */
function call(label: string, state: string): LiveCall {
  const request = {
    method: "GET",
    url: "https://numbers.example.com/v1/numbers?key=secret",
    headers: {},
    body: undefined,
  };
  const response = {
    status: 200,
    headers: { "content-type": "application/vnd.numbers+json" },
    text: JSON.stringify([{ e164: "+31", state }]),
  };
  const exchange = { operationId: "listNumbers", startedAt: "", durationMs: 0, request, response };
  return { operationId: "listNumbers", args: {}, label, exchanges: [exchange], tokens: [], durationMs: 0 };
}

const settle = (calls: LiveCall[], errata = [erratum]) => {
  const providerSpec = providerSpecOf(numbersSpec(), errata);
  return conclude(
    providerSpec,
    calls,
    [],
    privacyOf(providerSpec, () => createRedactor([])),
  );
};

describe("an erratum", () => {
  test("is confirmed by an answer that confirms it", () => {
    const { errata, findings } = settle([call("first", "taken")]);
    expect(errata).toMatchObject([
      { id: "states", outcome: "confirmed", call: "first", evidence: "first: 200, application/vnd.numbers+json" },
    ]);
    expect(findings).toEqual([]);
  });

  test("is refuted by one answer, however many confirm it, in a finding that names its call", () => {
    const { errata, findings } = settle([call("first", "taken"), call("second", "free"), call("third", "taken")]);
    expect(errata).toMatchObject([{ outcome: "refuted", call: "second" }]);
    expect(findings).toMatchObject([{ grade: "informational", erratum: "states", calls: ["second"] }]);
  });

  test("is not observed where no answer settles it, with the reason", () => {
    expect(settle([call("first", "lost")]).errata).toMatchObject([
      { outcome: "not observed", evidence: "no answer of listNumbers confirms or refutes it" },
    ]);
    const { confirmedBy: _, refutedBy: __, ...open } = erratum;
    expect(settle([], [{ ...open, unsettled: "Only a write shows it." }]).errata).toMatchObject([
      { outcome: "not observed", evidence: "Only a write shows it." },
    ]);
  });
});

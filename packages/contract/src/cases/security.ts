import { placeOfScheme, successStatus, type SecurityRequirement } from "@demarc/openapi";
import { baseArgs, type Plan } from "./arguments.ts";
import type { ContractCase } from "../model/case.ts";

/** Each alternative of the credentials is accepted; none of them, and each without one of its parts, is refused. */
export function securityCases(plan: Plan): ContractCase[] {
  const { operation, spec } = plan;
  // A certificate is the connection's, and no message has it.
  const schemesOf = (requirement: SecurityRequirement) =>
    Object.keys(requirement).filter((scheme) => placeOfScheme(spec.document, scheme));
  // Without a requirement, and with an empty one among them, a call needs no credentials.
  const optional =
    operation.security.length === 0 || operation.security.some((requirement) => schemesOf(requirement).length === 0);
  const accepted = { status: successStatus(operation) ?? 0 };
  const refused = { status: 401, ...(!operation.responses["401"] && { outside: true }) };
  const make = (
    id: string,
    what: string,
    isAccepted: boolean,
    rest: Pick<ContractCase, "without"> & { alternative?: number },
  ): ContractCase => ({
    id: `security/${id}`,
    kind: "security",
    title: `a call ${what} is ${isAccepted ? "accepted" : "refused"}`,
    specPointer: operation.object.security ? `${operation.pointer}/security` : "/security",
    args: baseArgs(plan),
    alternative: 0,
    ...rest,
    expect: isAccepted ? accepted : refused,
  });
  const all = optional
    ? Object.keys(spec.document.components?.securitySchemes ?? {})
    : [...new Set(operation.security.flatMap(schemesOf))];
  const cases = [make("none", "without credentials", optional, { without: all })];
  for (const [alternative, requirement] of operation.security.entries()) {
    const schemes = schemesOf(requirement);
    if (schemes.length === 0) continue;
    const name = schemes.join("+");
    cases.push(make(`${name}/complete`, `with ${schemes.join(" and ")}`, true, { alternative }));
    if (schemes.length < 2 || optional) continue;
    for (const scheme of schemes) {
      const others = schemes.filter((other) => other !== scheme).join(" and ");
      const what = `without ${scheme}, with ${others}`;
      cases.push(make(`${name}/without-${scheme}`, what, false, { alternative, without: [scheme] }));
    }
  }
  return cases;
}

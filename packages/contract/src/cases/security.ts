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
  const common = {
    kind: "security" as const,
    specPointer: operation.object.security ? `${operation.pointer}/security` : "/security",
    args: baseArgs(plan),
  };
  const accepted = { status: successStatus(operation) ?? 0 };
  const refused = { status: 401, ...(!operation.responses["401"] && { outside: true }) };
  const all = [...new Set(operation.security.flatMap(schemesOf))];
  const cases: ContractCase[] = [
    optional
      ? {
          ...common,
          id: "security/none",
          title: "a call without credentials is accepted",
          alternative: 0,
          without: allSchemes(plan),
          expect: accepted,
        }
      : {
          ...common,
          id: "security/none",
          title: "a call without credentials is refused",
          alternative: 0,
          without: all,
          expect: refused,
        },
  ];
  for (const [alternative, requirement] of operation.security.entries()) {
    const schemes = schemesOf(requirement);
    if (schemes.length === 0) continue;
    const name = schemes.join("+");
    cases.push({
      ...common,
      id: `security/${name}/complete`,
      title: `a call with ${schemes.join(" and ")} is accepted`,
      alternative,
      expect: accepted,
    });
    if (schemes.length < 2 || optional) continue;
    for (const scheme of schemes) {
      cases.push({
        ...common,
        id: `security/${name}/without-${scheme}`,
        title: `a call without ${scheme}, with ${schemes.filter((other) => other !== scheme).join(" and ")} is refused`,
        alternative,
        without: [scheme],
        expect: refused,
      });
    }
  }
  return cases;
}

function allSchemes({ spec }: Plan): string[] {
  return Object.keys(spec.document.components?.securitySchemes ?? {});
}

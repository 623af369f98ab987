import type { Operation, Spec } from "@demarc/spec";
import { baseArgs } from "./base.ts";
import type { ContractCase } from "./case.ts";
import { successStatus } from "./parameters.ts";

/** Each alternative of the credentials is accepted; none of them, and each without one of its parts, is refused. */
export function securityCases(spec: Spec, operation: Operation): ContractCase[] {
  if (operation.security.length === 0) return [];
  const common = { kind: "security" as const, args: baseArgs(spec, operation) };
  const refused = { status: 401 };
  const all = Object.keys(operation.security[0] ?? {});
  const cases: ContractCase[] = [{ ...common, id: "security/none", title: "a call without credentials is refused", alternative: 0, without: all, expect: refused }];
  for (const [alternative, requirement] of operation.security.entries()) {
    const schemes = Object.keys(requirement);
    const name = schemes.join("+");
    cases.push({ ...common, id: `security/${name}/complete`, title: `${schemes.join(" and ")} are accepted`, alternative, expect: { status: successStatus(operation) } });
    if (schemes.length < 2) continue;
    for (const scheme of schemes) {
      cases.push({ ...common, id: `security/${name}/without-${scheme}`, title: `${name.replaceAll("+", " and ")} without ${scheme} are refused`, alternative, without: [scheme], expect: refused });
    }
  }
  return cases;
}

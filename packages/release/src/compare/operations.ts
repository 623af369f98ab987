import {
  evidenceAt,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type SecurityRequirement,
  type SecurityScheme,
} from "@demarc/openapi";
import { Comparison, type Change, type Place } from "./change.ts";
import { isSame } from "./keywords.ts";
import { compareMessages, compareParameters } from "./messages.ts";

/** What changed from one version of a document to the next, for those who call by it; the breaking changes first. */
export function compareDocuments(before: OpenApiDocument, after: OpenApiDocument): Change[] {
  const comparison = new Comparison(before, after);
  const later = listOperations(after);
  const left = new Set(later);
  for (const old of listOperations(before)) {
    const now =
      later.find(({ operationId }) => operationId === old.operationId) ??
      [...left].find(({ path, method }) => path === old.path && method === old.method);
    if (now) compareOperations(comparison, old, now);
    else comparison.add(placeOf(before, old), old.pointer, "gone", "is no longer documented");
    if (now) left.delete(now);
  }
  for (const operation of left)
    comparison.add(placeOf(after, operation), { added: operation.pointer }, "added", "is new");
  return comparison.changes;
}

function placeOf(document: OpenApiDocument, { operationId, pointer }: Operation): Place {
  const evidence = () => evidenceAt(document, pointer);
  return { operationId, side: "request", part: `Operation \`${operationId}\``, path: [], evidence };
}

function compareOperations(comparison: Comparison, old: Operation, now: Operation): void {
  const place = placeOf(comparison.before, old);
  if (old.operationId !== now.operationId)
    comparison.add(place, `${old.pointer}/operationId`, "gone", `is called \`${now.operationId}\` now`);
  const [was, is] = [old, now].map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  if (was !== is) comparison.add(place, old.pointer, "gone", `is \`${is}\`, and was \`${was}\``);
  const [before = [], after = []] = [comparison.before, comparison.after].map(({ servers = [] }) => servers);
  for (const [index, { url }] of before.entries())
    if (!after.some((server) => server.url === url))
      comparison.add(
        { ...place, part: `Address \`${url}\`` },
        `/servers/${index}/url`,
        "gone",
        "is no longer documented",
      );
  compareSecurity(comparison, old, now, place);
  compareParameters(comparison, old, now, place);
  compareMessages(comparison, old, now, place);
}

/** A credential that was enough has to stay enough. */
function compareSecurity(comparison: Comparison, old: Operation, now: Operation, place: Place): void {
  const [before = {}, after = {}] = [comparison.before, comparison.after].map(
    ({ components }) => components?.securitySchemes ?? {},
  );
  for (const name of new Set(old.security.flatMap((requirement) => Object.keys(requirement)))) {
    const isKept = now.security.some((requirement) => name in requirement);
    if (isKept && !isSame(credentialOf(before[name]), credentialOf(after[name])))
      comparison.add(
        { ...place, part: `Credential \`${name}\`` },
        `/components/securitySchemes/${name}`,
        "different",
        "is sent otherwise",
      );
  }
  const isEnough = (given: SecurityRequirement) =>
    now.security.length === 0 ||
    now.security.some((needed) =>
      Object.entries(needed).every(
        ([scheme, scopes]) => scopes.every((scope) => given[scheme]?.includes(scope)) && scheme in given,
      ),
    );
  const pointer = `${old.object.security ? old.pointer : ""}/security`;
  for (const given of old.security.length === 0 ? [{}] : old.security) {
    const names = Object.keys(given).map((name) => `\`${name}\``);
    const way = names.length > 0 ? `with ${names.join(" and ")} alone` : "without a credential";
    if (!isEnough(given)) comparison.add(place, pointer, "gone", `can no longer be called ${way}`);
  }
  if (old.security.length > 0 && now.security.length === 0)
    comparison.add(place, pointer, "wider", "needs no credential any more");
}

/** What of a security scheme a caller has to do, without what is said about it. */
function credentialOf(scheme: SecurityScheme | undefined): unknown {
  const { type, in: place, name, scheme: kind, ...more } = scheme ?? { type: "http" };
  const { flows = {}, openIdConnectUrl } = more as { flows?: Record<string, Flow>; openIdConnectUrl?: string };
  const urls = Object.entries(flows).map(([key, flow]) => [key, flow.authorizationUrl, flow.tokenUrl, flow.refreshUrl]);
  return [type, place, name, kind, urls, openIdConnectUrl, more["x-token-endpoint"]?.path];
}

interface Flow {
  authorizationUrl?: string;
  tokenUrl?: string;
  refreshUrl?: string;
}

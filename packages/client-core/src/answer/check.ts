import type { Answer } from "./answer.ts";
import type { CallContext, Connection } from "../connection.ts";
import { ContractError, type ErrorDetails } from "../errors.ts";
import { tell } from "../hooks.ts";
import { redacted, secretsOf } from "./failure.ts";

/**
 * Checks an answer against the document, where the client was given a validation.
 *
 * @throws {ContractError} for a breaking drift, where the validation says to; it has the body, in which one row may be
 *   wrong and all others right. Never for an operation that must not be repeated: the caller would take what was done
 *   for a failure, and its result for lost
 */
export async function checkAnswer(
  connection: Connection,
  { operation, args }: CallContext,
  response: Response,
  { status, body, isJson }: Answer,
  values: ReadonlyMap<string, string>,
  details: ErrorDetails,
): Promise<void> {
  if (!connection.validation || !operation || !isJson) return;
  const mediaType = response.headers.get("content-type") ?? undefined;
  const { drifts: found, throws } = connection.validation({
    provider: connection.api.provider,
    operation,
    status,
    mediaType,
    query: { ...args.query },
    body,
  });
  if (found.length === 0) return;
  // A provider may have put what it was sent where something else belongs.
  const drifts = await redacted(found, secretsOf(connection, values), details);
  for (const drift of drifts) tell(connection.hooks.onDrift, drift);
  const broken = drifts.filter(({ grade }) => grade === "breaking");
  const [first] = broken;
  if (!throws || !first || operation.retry === "never") return;
  const more = broken.length > 1 ? ` and ${broken.length - 1} more` : "";
  throw new ContractError(
    `${status} whose body differs from the document at ${first.pointer || "/"}: expected ${first.expected}, found ${first.found}${more}.`,
    {
      ...details,
      status,
      body: await redacted(body, secretsOf(connection, values), details),
    },
  );
}

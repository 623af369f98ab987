import { AbortError, ConfigurationError, ContractError } from "@demarc/client-core";
import type { EnswitchOperations, ListCustomersRowsArgs } from "./generated/operations.ts";
import type { Customer } from "./generated/schemas.ts";

type Lister = Pick<EnswitchOperations, "listCustomers">;
const details = { provider: "enswitch", operationId: "listCustomers", status: 200 };

/** Which customers, as for `listCustomers`; how many at a time is the paging's own affair. */
export type CustomerFilter = Omit<NonNullable<ListCustomersRowsArgs["query"]>, "limit" | "offset" | "count" | "pages">;

export interface CountOptions {
  query?: CustomerFilter | undefined;
  /** Aborts the request under way and whatever would follow. */
  signal?: AbortSignal | undefined;
}

export interface PagingOptions extends CountOptions {
  /** How many customers to ask for at a time, 100 where nothing is said. */
  pageSize?: number | undefined;
}

/**
 * The customers one by one, fetched page by page while they are read. The end is a page with fewer customers than
 * asked for, so that `pageSize` must not be above what an installation allows. Nobody comes twice, although
 * customers that are created meanwhile move others to the next page.
 *
 * @throws {ContractError} where the server repeats a page, instead of asking for ever, or sends no list
 * @throws {AbortError} once the signal is aborted: an end without a word would look like the whole list
 * @example for await (const { id, name } of customersOf(enswitch, { query: { deleted: Deleted.NotDeleted } })) console.log(id, name);
 */
export async function* customersOf(
  client: Lister,
  { query, pageSize = 100, signal }: PagingOptions = {},
): AsyncGenerator<Customer, void, undefined> {
  if (!Number.isSafeInteger(pageSize) || pageSize < 1) {
    throw new ConfigurationError(`pageSize is ${pageSize}. Give a whole number from 1 on.`, details);
  }
  const seen = new Set<unknown>();
  for (let offset = 0; ; offset += pageSize) {
    const { data } = await client.listCustomers({ query: { ...query, limit: pageSize, offset }, signal });
    if (!Array.isArray(data) || data.some((row) => typeof row !== "object" || row === null))
      throw new ContractError(`the page at offset ${offset} is no list of customers.`, details);
    const fresh = data.filter(({ id }) => !seen.has(id));
    if (data.length >= pageSize && fresh.length === 0) {
      throw new ContractError(
        `the page at offset ${offset} repeats earlier customers: the server ignores \`offset\`. Fetch all at once with listCustomers.`,
        details,
      );
    }
    for (const customer of fresh) {
      if (signal?.aborted) throw new AbortError("the call was aborted.", details);
      seen.add(customer.id);
      yield customer;
    }
    // More than asked for: the server ignores `limit`, and has sent everything.
    if (data.length !== pageSize) return;
  }
}

/**
 * How many customers there are, without fetching them. `recursive` has no effect on it.
 *
 * @throws {ContractError} where the answer holds no number: in which form it comes is documented nowhere
 */
export async function countCustomers(client: Lister, { query, signal }: CountOptions = {}): Promise<number> {
  const { data } = await client.listCustomers({ query: { ...query, count: 1 }, signal });
  const count = readCount(data);
  if (count === undefined)
    throw new ContractError(
      "the answer to count=1 holds no number of customers. Count the rows of listCustomers instead.",
      details,
    );
  return count;
}

/** A number or its digits, or those as the only thing in a list or object, or under `count`. */
function readCount(data: unknown): number | undefined {
  // As many digits as a number holds exactly.
  if (typeof data !== "object" || data === null) return /^\d{1,15}$/.test(String(data)) ? Number(data) : undefined;
  const values = "count" in data ? [data.count] : Object.values(data);
  return values.length === 1 ? readCount(values[0]) : undefined;
}

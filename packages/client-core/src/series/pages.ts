import { AbortError, ConfigurationError, ContractError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { at } from "../values/pointer.ts";

/** What the spec says of reading a list page by page (`x-paging`), with the operation that it belongs to. */
export interface PagingDescriptor {
  provider: string;
  operationId: string;
  /** JSON pointer into a body, to the list. */
  items: string;
  /** JSON pointer into an item, to what tells it from the others. */
  id?: string;
  /** The query parameter for how many items to send. */
  size: string;
  /** The query parameter for how many items to pass over. */
  offset?: string;
  /** In place of `offset`: the query parameter for the number of the page. */
  page?: string;
  firstPage?: number;
  /** JSON pointer into a body, to the number of the last page. */
  lastPage?: string;
  pageSize: number;
  maxPageSize?: number;
}

export interface PagingOptions {
  /** How many items to ask for at a time. */
  pageSize?: number | undefined;
}

/** What an operation function takes, as far as a list goes. */
type ListArgs = CallOptions & { path?: object; query?: object };
/** A method, so that any operation function will do whatever its arguments are. */
type Lister = { call(args: ListArgs): Promise<unknown> };

/**
 * The items of a list one by one, fetched page by page while they are read. The end is a page with fewer items than
 * asked for, or the one that the answer calls the last. No item comes twice, although items that are created meanwhile
 * move others to the next page.
 *
 * @throws {ContractError} where the server repeats a page, instead of asking for ever, or sends no list
 * @throws {AbortError} once the signal is aborted: an end without a word would look like the whole list
 */
export async function* pages<Item>(
  { call }: Lister,
  paging: PagingDescriptor,
  { pageSize = paging.pageSize, ...args }: ListArgs & PagingOptions = {},
): AsyncGenerator<Item, void, undefined> {
  const { provider, operationId, firstPage = 1, maxPageSize = Infinity } = paging;
  const details = { provider, operationId, status: 200 };
  if (!Number.isSafeInteger(pageSize) || pageSize < 1 || pageSize > maxPageSize) {
    const most = maxPageSize === Infinity ? "" : ` and at most ${maxPageSize}`;
    throw new ConfigurationError(`pageSize is ${pageSize}. Give a whole number of at least 1${most}.`, details);
  }
  const seen = new Set<string>();
  for (let index = 0; ; index++) {
    const place = paging.page ?? paging.offset ?? "";
    const position = paging.page ? firstPage + index : index * pageSize;
    const body = await call({ ...args, query: { ...args.query, [paging.size]: pageSize, [place]: position } });
    const items = at(body, paging.items);
    const where = `the page at ${place} ${position}`;
    if (!Array.isArray(items) || (paging.id && !items.every((item) => typeof item === "object" && item !== null)))
      throw new ContractError(`${where} is no list. Expected one at ${paging.items}.`, details);
    const fresh = items.filter((item) => !isKnown(item, paging.id, seen));
    if (items.length >= pageSize && fresh.length === 0) {
      throw new ContractError(
        `${where} repeats earlier items: the server ignores \`${place}\`. Fetch all at once with ${operationId}.`,
        details,
      );
    }
    for (const item of fresh) {
      if (args.signal?.aborted) throw new AbortError("the call was aborted.", details);
      yield item as Item;
    }
    // More than asked for: the server ignores the size, and has sent everything.
    if (items.length !== pageSize) return;
    if (paging.lastPage && position >= Number(at(body, paging.lastPage))) return;
  }
}

/** Whether an item came before; remembers it. An id may be spelt as a number once and in digits the next time. */
function isKnown(item: unknown, pointer: string | undefined, seen: Set<string>): boolean {
  const id = pointer === undefined ? undefined : at(item, pointer);
  if (id === undefined || seen.has(String(id))) return id !== undefined;
  seen.add(String(id));
  return false;
}

/**
 * How many items a list has, without fetching them.
 *
 * @throws {ContractError} where the answer holds no number in place of the list
 */
export async function countItems(
  { call }: Lister,
  { provider, operationId, items }: Pick<PagingDescriptor, "provider" | "operationId" | "items">,
  query: object,
  args: ListArgs = {},
): Promise<number> {
  const count = readCount(at(await call({ ...args, query: { ...args.query, ...query } }), items));
  if (count !== undefined) return count;
  const asked = new URLSearchParams(query as Record<string, string>);
  throw new ContractError(`the answer to ${asked} holds no number. Count the items of ${operationId} instead.`, {
    provider,
    operationId,
    status: 200,
  });
}

/** A number or its digits, or those as the only thing in a list or object, or under `count`. */
function readCount(data: unknown): number | undefined {
  // As many digits as a number holds exactly.
  if (typeof data !== "object" || data === null) return /^\d{1,15}$/.test(String(data)) ? Number(data) : undefined;
  const values = "count" in data ? [data.count] : Object.values(data);
  return values.length === 1 ? readCount(values[0]) : undefined;
}

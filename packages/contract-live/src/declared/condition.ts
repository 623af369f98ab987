import { evaluate, nameOf, valueAt, type Lookup } from "./values.ts";

interface Condition {
  says: string;
  holds(value: unknown, wanted: unknown, body: unknown, like: RegExp): boolean;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What a value can be compared by, other than being the same. */
const conditions: Record<string, Condition> = {
  contains: {
    says: "a text that contains",
    holds: (value, wanted) => value === null || String(value).toLowerCase().includes(String(wanted).toLowerCase()),
  },
  in: { says: "one of", holds: (value, wanted) => list(wanted).some((each) => isSame(each, value)) },
  not: { says: "another than", holds: (value, wanted) => value !== undefined && !isSame(value, wanted) },
  notIn: { says: "none of", holds: (value, wanted) => !list(wanted).some((each) => isSame(each, value)) },
  holds: {
    says: "all of",
    holds: (value, wanted, _, like) =>
      list(wanted).every((each) => !like.test(String(each)) || list(value).some((one) => isSame(one, each))),
  },
  shown: { says: "shown:", holds: (value, wanted) => (value !== undefined) === wanted },
  length: {
    says: "as many entries as",
    holds: (value, wanted) => list(value).length === (Array.isArray(wanted) ? wanted.length : wanted),
  },
  quotient: {
    says: "the quotient, rounded up, of",
    holds(value, wanted, body) {
      const [total, size] = list(wanted).map((pointer) => Number(valueAt(body, String(pointer))));
      return value === Math.ceil((total ?? 0) / (size ?? 1));
    },
  },
};

/** Whether two values are the same. A number is the same as its digits: versions differ in how they send ids. */
export function isSame(one: unknown, other: unknown): boolean {
  const isPlain = (value: unknown) => typeof value === "string" || typeof value === "number";
  if (one === other) return true;
  return isPlain(one) || isPlain(other)
    ? isPlain(one) && isPlain(other) && String(one) === String(other)
    : JSON.stringify(one) === JSON.stringify(other);
}

/** Says what was expected of a value that is not as it should be, and what was found; undefined where it is. */
type Expectation = (value: unknown, body?: unknown) => { expected: string; found: string } | undefined;

/** What a value, or a condition, asks for; its references are followed once. */
export function expectation(wanted: unknown, lookup: Lookup): Expectation {
  const [name = "", argument] = Object.entries((typeof wanted === "object" && wanted) || {})[0] ?? [];
  const condition = conditions[name];
  const like = new RegExp(String((wanted as { like?: string } | null)?.like ?? ""));
  const given = evaluate(condition ? argument : wanted, lookup);
  const expected = condition ? `${condition.says} ${nameOf(argument)}` : nameOf(wanted);
  // What only this provider knows is not repeated.
  const isOwn = condition !== undefined || expected !== JSON.stringify(wanted);
  return (value, body) => {
    if (condition ? condition.holds(value, given, body, like) : isSame(value, given)) return undefined;
    if (value === undefined) return { expected, found: "nothing" };
    if (name === "length") return { expected, found: String(list(value).length) };
    return { expected, found: isOwn ? "another value" : JSON.stringify(value) };
  };
}

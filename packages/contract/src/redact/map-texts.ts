/** Every text inside a JSON value, keys included, through a function. */
export function mapTexts<T>(value: T, map: (text: string) => string): T {
  if (typeof value === "string") return map(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item as unknown, map)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [map(key), mapTexts(item as unknown, map)]),
  ) as T;
}

/** The environment variable that names the cases to run, and the one that gives the seed of generated data. */
export const caseVariable = "DEMARC_CASE";
export const seedVariable = "DEMARC_SEED";

/**
 * Which cases a run is limited to: those whose whole id is the one given, begins with it, or matches it where it has
 * a star (`telco/createCustomer/invalid/*`). Without one, all are.
 */
export function isSelected(id: string, wanted = process.env[caseVariable]): boolean {
  if (!wanted) return true;
  if (!wanted.includes("*")) return id === wanted || id.startsWith(`${wanted.replace(/\/$/, "")}/`);
  const pattern = wanted
    .split("*")
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(".*");
  return new RegExp(`^${pattern}$`).test(id);
}

/**
 * The seed of generated data that was asked for.
 *
 * @throws where it is no integer
 */
export function wantedSeed(text = process.env[seedVariable]): number | undefined {
  if (!text) return undefined;
  if (!/^-?\d+$/.test(text))
    throw new Error(`${seedVariable} is "${text}". Give an integer, such as the one that a failed case prints.`);
  return Number(text);
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redocly } from "../output/redocly.ts";

type Impact = "major" | "minor" | "patch";

/** One change between two versions of a document. */
export interface Change {
  impact: Impact;
  /** JSON pointer into the document, without the leading `#`. */
  pointer: string;
  kind: string;
  /** What the change means to a caller; empty where Redocly says nothing. */
  message: string;
}

/**
 * What changed between two documents, the changes that break a caller first.
 *
 * @param base path of the earlier `openapi.yaml`
 * @param revision path of the later one
 */
export async function diff(base: string, revision: string): Promise<Change[]> {
  const folder = mkdtempSync(join(tmpdir(), "demarc-diff-"));
  try {
    // Without these rules, every change would be rated "patch".
    writeFileSync(join(folder, "redocly.yaml"), "extends: [diff-recommended]\ntelemetry: off\n");
    const report = JSON.parse(
      await redocly(["diff", base, revision, "--format=json", "--fail-on=none"], folder),
    ) as RedoclyDiff;
    const order: Impact[] = ["major", "minor", "patch"];
    return report.changes
      .filter(({ path, property }) => !(path === "#/info" && property === "version"))
      .map(({ path, property, kind, impact, verdicts }) => ({
        impact,
        kind,
        pointer: `${path.slice(1)}${property ? `/${property}` : ""}`,
        message: verdicts.map(({ message }) => message).join(" "),
      }))
      .toSorted((a, b) => order.indexOf(a.impact) - order.indexOf(b.impact));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface RedoclyDiff {
  changes: { path: string; property?: string; kind: string; impact: Impact; verdicts: { message: string }[] }[];
}

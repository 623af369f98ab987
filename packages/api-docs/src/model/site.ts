import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ContractReport } from "@demarc/contract";
import type { MutationReport } from "@demarc/mutation";
import { listProviders } from "@demarc/spec";
import { loadProvider, type Provider } from "./provider.ts";

/** The folder with the reports of the latest runs. */
const reportsDirectory = fileURLToPath(new URL("../../../../reports", import.meta.url));

/** What the site is made from. */
export interface Site extends ReturnType<typeof loadReports> {
  providers: Provider[];
}

/** Reads specs, guides and reports. Throws where a report does not have the expected form. */
export async function loadSite(reports?: string): Promise<Site> {
  return { ...loadReports(reports), providers: await Promise.all(listProviders().map(loadProvider)) };
}

/** Reads the reports alone. */
export function loadReports(reports = reportsDirectory) {
  const contract = readReport<ContractReport>(
    join(reports, "contract", "report.json"),
    "createdAt and a list providers",
    (report) => typeof report.createdAt === "string" && Array.isArray(report.providers),
  );
  const path = join(reports, "mutation", "report.json");
  const providers = readReport<MutationReport[]>(
    path,
    "a list with provider, mutants and responses",
    (list) => Array.isArray(list) && list.every((each) => Array.isArray(each.mutants) && Array.isArray(each.responses)),
  );
  return {
    /** The report of the latest contract run, where there is one. */
    contract,
    /** That of the latest mutation run, and when it was written, as it holds no date itself. */
    mutation: providers && { createdAt: statSync(path).mtime.toISOString(), providers },
    /** The folder of both. */
    reports,
  };
}

function readReport<T>(path: string, form: string, has: (report: T) => boolean): T | undefined {
  if (!existsSync(path)) return undefined;
  const report = JSON.parse(readFileSync(path, "utf8")) as T;
  if (!has(report))
    throw new Error(`${path}: expected ${form}. Run the command that writes it again, or remove the file.`);
  return report;
}

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ContractReport } from "@demarc/contract";
import type { MutationReport } from "@demarc/mutation";
import { listProviders } from "@demarc/spec";
import { loadProvider, type Provider } from "./provider.ts";

/** The folder with the reports of the latest runs. */
const reportsDirectory = fileURLToPath(new URL("../../../../reports", import.meta.url));

export interface Site {
  providers: Provider[];
  /** The report of the latest contract run, where there is one. */
  contract?: ContractReport;
  /** The report of the latest mutation run, where there is one, and when it was written, as it holds no date itself. */
  mutation?: { createdAt: string; providers: MutationReport[] };
  /** Where both were read. */
  reports: string;
}

/** Reads specs, guides and reports. Throws where a report does not have the expected form. */
export async function loadSite(reports?: string): Promise<Site> {
  return { ...loadReports(reports), providers: await Promise.all(listProviders().map(loadProvider)) };
}

/** Reads the reports alone. */
export function loadReports(reports = reportsDirectory): Omit<Site, "providers"> {
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
    ...(contract && { contract }),
    ...(providers && { mutation: { createdAt: statSync(path).mtime.toISOString(), providers } }),
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

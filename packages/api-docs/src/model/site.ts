import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ContractReport } from "@demarc/contract-kit";
import { listProviders } from "@demarc/spec";
import { loadProvider, type Provider } from "./provider.ts";

/** The folder with the reports of the latest runs. */
export const reportsDirectory = fileURLToPath(new URL("../../../../reports", import.meta.url));

export interface Site {
  providers: Provider[];
  /** The report of the latest contract run, where there is one. */
  contract?: ContractReport;
  /** The report of the latest sensitivity run, as it stands, where there is one. */
  sensitivity?: SensitivityReport;
  /** Where both were read. */
  reports: string;
}

/** What the site shows of a sensitivity run. */
export interface SensitivityReport {
  createdAt: string;
  commit?: string;
  providers: { provider: string; mutants: number; noticed: number; equivalent?: number }[];
}

/** Reads specs, guides and reports. Throws where a report does not have the expected form. */
export async function loadSite(reports = reportsDirectory): Promise<Site> {
  const contract = readReport<ContractReport>(join(reports, "contract", "report.json"));
  const sensitivity = readReport<SensitivityReport>(join(reports, "sensitivity", "report.json"));
  return {
    providers: await Promise.all(listProviders().map(loadProvider)),
    ...(contract && { contract }),
    ...(sensitivity && { sensitivity }),
    reports,
  };
}

function readReport<T extends { createdAt: string; providers: { provider: string }[] }>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  const report = JSON.parse(readFileSync(path, "utf8")) as T;
  if (typeof report.createdAt !== "string" || !Array.isArray(report.providers)) {
    throw new Error(`${path}: expected "createdAt" and a list "providers". Run the command that writes it again, or remove the file.`);
  }
  return report;
}

import { afterAll } from "vitest";
import { urlTarget, type Target } from "@demarc/contract";
import { targetVariable } from "./target-variable.ts";

/** The target that the environment names: a mock in this process by default, `server` for one over HTTP, or an address. */
export async function chosenTarget(
  inProcess: () => Target,
  server: () => Promise<Target>,
  wanted = process.env[targetVariable],
): Promise<Target> {
  if (!wanted) return inProcess();
  if (wanted !== "server") return urlTarget(wanted);
  const target = await server();
  afterAll(() => target.stop?.());
  return target;
}

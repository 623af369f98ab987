import { afterAll } from "vitest";
import { urlTarget, type Target } from "@demarc/contract";
import { targetVariable } from "./target-variable.ts";

/**
 * The target that the environment asks for: a mock in this process where it says nothing, `server` for one over
 * HTTP, an address for anything else.
 */
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

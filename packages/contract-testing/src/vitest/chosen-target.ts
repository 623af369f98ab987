import { afterAll } from "vitest";
import { urlTarget, type Target } from "@demarc/contract";

/** The target that the environment names: `server` for a mock over HTTP, or an address; a mock in process by default. */
export async function chosenTarget(
  inProcess: () => Target,
  server: () => Promise<Target>,
  wanted = process.env["DEMARC_TARGET"],
): Promise<Target> {
  if (!wanted) return inProcess();
  if (wanted !== "server") return urlTarget(wanted);
  const target = await server();
  afterAll(() => target.stop?.());
  return target;
}

// A hostile server in a process of its own: what it uses up is not what the attacked one does. See `attackFromOutside`.
import { attackBy, type Answer, type Attacker } from "./server.ts";

let attacker: Attacker | undefined;
process.on("message", async (asked: Answer[] | "close") => {
  if (asked !== "close") {
    attacker = await attackBy(asked);
    return process.send?.(attacker.baseUrl);
  }
  await attacker?.close();
  process.send?.(attacker?.requests.length);
});
process.on("disconnect", () => process.exit());

import { clientCredentials } from "@demarc/client-core";
import { runAttacks, type Outcome } from "../attack.ts";
import { attackFromOutside } from "./outside.ts";
import type { Answer } from "./server.ts";

interface Input {
  answers: Answer[];
}

async function play({ answers }: Input): Promise<Outcome> {
  const attacker = await attackFromOutside(answers);
  const fetchToken = clientCredentials({ tokenUrl: "/token", clientId: "someone", clientSecret: "c4nary-secret" });
  const context = {
    provider: "p",
    operationId: "o",
    baseUrl: attacker.baseUrl,
    fetch,
    signal: AbortSignal.timeout(20_000),
  };
  const outcome = await fetchToken(context).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const requests = await attacker.close();
  return { ...outcome, requests };
}

runAttacks("token", play);

import { clientCredentials } from "@demarc/client-core";
import { runAttacks, type Outcome } from "../attack.ts";
import { attackBy, type Answer } from "./server.ts";

interface Input {
  answers: Answer[];
}

async function play({ answers }: Input): Promise<Outcome> {
  const attacker = await attackBy(answers);
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
  await attacker.close();
  return { ...outcome, requests: attacker.requests.length };
}

runAttacks("token", play);

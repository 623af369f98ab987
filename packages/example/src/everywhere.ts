import { isClientError } from "@demarc/cloudlx";
import { Refusal, type Platform } from "./platforms/platform.ts";

/** Why a platform did not do what was asked. */
export interface Problem {
  platform: string;
  /** `refused` where there is no way to, `fault` for one of this program, or the code of the client's error. */
  code: string;
  message: string;
  retryable: boolean;
}

/** Asks all platforms at once. One that fails keeps no other from answering. */
export async function everywhere<Data>(platforms: readonly Platform[], ask: (platform: Platform) => Promise<Data>) {
  const problems: Problem[] = [];
  const answers = platforms.map((platform) =>
    ask(platform).then(
      (data) => [{ platform: platform.name, data }],
      (error: Error) => {
        problems.push(problemOf(platform.name, error));
        return [];
      },
    ),
  );
  const given = (await Promise.all(answers)).flat();
  return { data: given.map(({ data }) => data), answered: given.map(({ platform }) => platform), problems };
}

function problemOf(platform: string, error: Error): Problem {
  if (!isClientError(error)) {
    const code = error instanceof Refusal ? "refused" : "fault";
    return { platform, code, message: `${platform}: ${error.message}`, retryable: false };
  }
  const { code, message, retryable, retryAfterMs } = error;
  const after = retryAfterMs === undefined ? "" : ` in ${Math.ceil(retryAfterMs / 1000)} s`;
  return { platform, code, message: retryable ? `${message} It can be tried again${after}.` : message, retryable };
}

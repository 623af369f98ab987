import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function ask(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { authorization: "Bearer any" } }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    })
      .once("error", reject)
      .end();
  });
}

export async function startedAt(urls: string[], seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (const url of urls)
    while ((await ask(url).catch(() => 0)) !== 200) {
      if (performance.now() > end) throw new Error(`${url} has not answered within ${seconds} seconds.`);
      await pause(10);
    }
}

/** Answers a second of each address, 16 at once. They take turns, so that what slows the machine slows them all. */
export async function ratesOf(urls: string[], { turns = 8, turnMs = 500 } = {}): Promise<number[]> {
  const counts = urls.map(() => 0);
  const turn = async (index: number, ms: number) => {
    const url = urls[index] ?? "";
    const end = performance.now() + ms;
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        while (performance.now() < end) {
          const status = await ask(url);
          if (status !== 200) throw new Error(`${url} answered ${status}.`);
          counts[index] = (counts[index] ?? 0) + 1;
        }
      }),
    );
  };
  for (const index of urls.keys()) await turn(index, turnMs);
  counts.fill(0);
  for (let round = 0; round < turns; round++) for (const index of urls.keys()) await turn(index, turnMs);
  return counts.map((count) => (count * 1000) / (turns * turnMs));
}

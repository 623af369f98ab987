import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A language of the samples that another program than Node runs. */
export interface OtherLanguage {
  label: string;
  language: string;
  /** What has to be on the machine. */
  needs: string;
  isThere: boolean;
  /** Runs programs, all in one process, and says of each which status it was answered with, or its error. */
  run(programs: string[]): Promise<string[]>;
}

const here = (file: string) => fileURLToPath(new URL(`languages/${file}`, import.meta.url));

/** Python with Requests, PHP with cURL, and C# by Mono, which Debian has, where it has no .NET. */
export const otherLanguages: OtherLanguage[] = [
  {
    label: "Python",
    language: "python",
    needs: "python3 with requests",
    isThere: succeeds("python3", "-c", "import requests"),
    run: async (programs) => JSON.parse(await output("python3", [here("samples.py")], programs)) as string[],
  },
  {
    label: "PHP",
    language: "php",
    needs: "php with curl",
    isThere: succeeds("php", "-r", "exit(extension_loaded('curl') ? 0 : 1);"),
    run: async (programs) => JSON.parse(await output("php", [here("samples.php")], programs)) as string[],
  },
  {
    label: "C#",
    language: "csharp",
    needs: "mcs and mono",
    isThere: succeeds("mcs", "--version") && succeeds("mono", "--version"),
    run: runCsharp,
  },
];

/** What a project of .NET 6 and later imports by itself. */
const implicit = ["System", "System.Collections.Generic", "System.Net.Http", "System.Threading.Tasks"];

/** The samples are programs without a class, which Mono's compiler does not know: each becomes a method. */
async function runCsharp(programs: string[]): Promise<string[]> {
  const imports = new Set(implicit.map((name) => `using ${name};`));
  const methods = programs.map((program, index) => {
    const own = program.match(/^using [\w.]+;$/gm) ?? [];
    for (const line of own) imports.add(line);
    return `static async Task Sample${index}() {\n${program.replaceAll(/^using [\w.]+;$/gm, "")}\n}`;
  });
  const source = `${[...imports].join("\n")}
static class Samples {
${methods.join("\n")}
static void Main() {
  var output = Console.Out;
  foreach (var sample in new Func<Task>[] { ${programs.map((_, index) => `Sample${index}`).join(", ")} }) {
    var said = "200"; // Each sample throws where it is answered with anything but success.
    Console.SetOut(System.IO.TextWriter.Null);
    try { sample().Wait(); } catch (AggregateException error) { said = error.InnerException.Message; }
    Console.SetOut(output);
    Console.WriteLine(said);
  }
}
}`;
  const folder = mkdtempSync(join(tmpdir(), "demarc-csharp-"));
  try {
    writeFileSync(join(folder, "samples.cs"), source);
    const program = join(folder, "samples.exe");
    await output("mcs", ["-r:System.Net.Http", `-out:${program}`, join(folder, "samples.cs")]);
    return (await output("mono", [program])).trim().split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function succeeds(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What a program writes. @throws where it fails, with what it said */
export function output(program: string, args: string[], input?: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, (error, stdout, stderr) =>
      error ? reject(new Error(`${program}: ${stderr || stdout || error.message}`)) : resolve(stdout),
    );
    child.stdin?.end(typeof input === "string" ? input : JSON.stringify(input));
  });
}

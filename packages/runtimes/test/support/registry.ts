import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { findPackageJSON } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { runServer } from "verdaccio";

/** A registry on this machine that knows what is published to it, and asks no other. */
export interface Registry {
  url: string;
  /** What a client of npm needs to publish there. */
  settings: string;
  close(): void;
}

/** @param folder where it keeps what it knows */
export async function startRegistry(folder: string): Promise<Registry> {
  const everybody = { access: "$all", publish: "$all", unpublish: "$all" };
  const server = (await runServer({
    configPath: join(folder, "config.yaml"),
    storage: join(folder, "storage"),
    uplinks: {},
    packages: { "**": everybody },
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    web: { enable: false },
    middlewares: {},
    log: { type: "stdout", level: "fatal" },
  } as never)) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    settings: `registry=${url}\n//127.0.0.1:${port}/:_authToken=anybody\n`,
    close: () => server.close().closeAllConnections(),
  };
}

/** Publishes a package as the workspace has it installed, and what it depends on. */
export async function publishInstalled(registry: Registry, name: string, importer: string): Promise<void> {
  // pnpm puts the dependencies of a package next to its real path.
  const path = realpathSync(findPackageJSON(name, pathToFileURL(importer)) ?? "");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { version: string; dependencies?: Record<string, string> };
  const { version, dependencies = {} } = manifest;
  const made = mkdtempSync(join(tmpdir(), "demarc-package-"));
  cpSync(dirname(path), join(made, "package"), {
    recursive: true,
    filter: (file) => basename(file) !== "node_modules",
  });
  const data = execFileSync("tar", ["-cz", "-C", made, "package"], { maxBuffer: 1 << 28 });
  rmSync(made, { recursive: true });
  const file = `${name.replace(/^.*\//, "")}-${version}.tgz`;
  const digest = (algorithm: string, encoding: "hex" | "base64") => createHash(algorithm).update(data).digest(encoding);
  const dist = {
    shasum: digest("sha1", "hex"),
    integrity: `sha512-${digest("sha512", "base64")}`,
    tarball: `${registry.url}${name}/-/${file}`,
  };
  const body = {
    _id: name,
    name,
    "dist-tags": { latest: version },
    versions: { [version]: { ...manifest, dist } },
    _attachments: {
      [file]: { content_type: "application/octet-stream", data: data.toString("base64"), length: data.length },
    },
  };
  const headers = { "content-type": "application/json", authorization: "Bearer anybody" };
  const response = await fetch(`${registry.url}${name.replace("/", "%2f")}`, {
    method: "PUT",
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${name} was not published: ${response.status} ${await response.text()}`);
  for (const dependency of Object.keys(dependencies)) await publishInstalled(registry, dependency, path);
}

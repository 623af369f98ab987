import type { ApiDescriptor } from "./descriptors.ts";
import { ConfigurationError } from "./errors.ts";

/**
 * A client's address and credentials from variables of an environment: `baseUrl` of `cloudlx` is `CLOUDLX_BASE_URL`. One that is
 * empty counts as none.
 *
 * @throws {ConfigurationError} where the credentials of no alternative are all there, naming the variables
 */
export function optionsFrom(api: ApiDescriptor, env: Readonly<Record<string, string | undefined>>): object {
  const variable = (option: string) =>
    `${api.provider}-${option.replaceAll(/[A-Z]/g, "-$&")}`.replaceAll(/\W/g, "_").toUpperCase();
  const has = (option: string) => !!env[variable(option)];
  // Where single operations alone need credentials, those that are there will do.
  const all = api.security.length > 0 ? api.security : [Object.keys(api.securitySchemes).filter(has)];
  const credentials = all.find((schemes) => schemes.every(has));
  if (!credentials) {
    const wanted = all.map((schemes) => schemes.map(variable).join(" and ")).join(", or ");
    throw new ConfigurationError(`the environment has no credentials. Set ${wanted}.`, { provider: api.provider });
  }
  const variables = api.servers.flatMap((server) => Object.keys(server.variables));
  const address = has("baseUrl") ? ["baseUrl"] : ["server", ...variables].filter(has);
  return Object.fromEntries([...address, ...credentials].map((option) => [option, env[variable(option)]]));
}

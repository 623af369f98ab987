import { toPointer, type Fault, type OpenApiDocument, type Operation } from "@demarc/openapi";

export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

export function camelCase(name: string): string {
  return name.replace(/^[A-Z]/, (initial) => initial.toLowerCase());
}

/** `big-telco` becomes `BigTelco`, `listCustomers` becomes `ListCustomers`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|(?<![^A-Za-z0-9])[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, initial: string) =>
    initial.toUpperCase(),
  );
}

/** `raw` and `withOptions` are the client's own, a client with `then` could not be awaited, and `__proto__` is none. */
const ownOfClients = ["raw", "withOptions", "then", "__proto__"];

/** Words that no constant and no type can be called. */
const reserved =
  /^(any|arguments|await|bigint|boolean|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|never|new|null|number|object|package|private|protected|public|return|static|string|super|switch|symbol|this|throw|true|try|typeof|undefined|unknown|var|void|while|with|yield)$/;

/** What every provider's package exports beside what is generated, and what types are written with. */
const taken: ReadonlySet<string> = new Set(
  "AbortError Answered AttemptInfo Blob CallOptions ClientError ClientOptions ConfigurationError ContractError Drift ErrorCode ExpiringSecret FetchLike HttpError LogFields Logger NetworkError Omit OneOf PagingOptions ProviderCall ProviderError Record Required ResponseInfo Result RetryInfo RetryOptions Secret SecretContext TaskError TimeoutError Uint8Array WaitOptions WithRequired Without XOR api components operationDescriptors operations paths webhooks".split(
    " ",
  ),
);

/** The name of an operation's function: its operationId, as far as a function can be called so. */
export function functionName(operationId: string): string {
  const name = identifierOf(operationId, (text) => camelCase(pascalCase(text)));
  const types = typeNames(name);
  const isTaken = ownOfClients.includes(name) || reserved.test(name) || types.some((type) => taken.has(type));
  return isTaken ? `${name}_` : name;
}

function typeNames(name: string): string[] {
  return ["Args", "Result", "Error"].map((suffix) => pascalCase(name) + suffix);
}

/** The types of components by their names: what they are called, as far as a type can be called so. */
export function typesOfComponents(document: OpenApiDocument, operations: Operation[]): Map<string, string> {
  const others = new Set([...taken, ...operations.flatMap(({ operationId }) => typeNames(functionName(operationId)))]);
  const { schemas, parameters } = document.components ?? {};
  return new Map(
    Object.keys({ ...parameters, ...schemas }).map((component) => {
      const name = identifierOf(component, pascalCase);
      return [component, others.has(name) || reserved.test(name) ? `${name}Schema` : name];
    }),
  );
}

function identifierOf(text: string, fold: (text: string) => string): string {
  const name = isIdentifier(text) ? text : fold(text).replaceAll(/[^\w$]/g, "");
  return name.replace(/^(?=\d|$)/, "n");
}

/** Two operations, schemas or options that would have one name in the client's code. */
export function collisions(provider: string, document: OpenApiDocument, operations: Operation[]): Fault[] {
  const client = pascalCase(provider);
  const own = ["Client", "ClientOptions", "ClientWith", "Credentials", "Operations", "Server"];
  const known = new Map(own.map((suffix) => [client + suffix, "the client"]));
  const faults: Fault[] = [];
  const add = (names: string[], pointer: string) => {
    const name = names.find((each) => known.has(each));
    if (name === undefined) for (const each of names) known.set(each, pointer);
    else faults.push({ pointer, message: `its name becomes "${name}", which ${known.get(name)} has. Rename one` });
  };
  for (const { operationId, pointer } of operations) add(typeNames(functionName(operationId)), pointer);
  const types = typesOfComponents(document, operations);
  for (const name of Object.keys(document.components?.schemas ?? {}))
    add([types.get(name) ?? name], `/components/schemas${toPointer([name])}`);
  return faults;
}

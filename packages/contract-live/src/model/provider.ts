import type { CallArguments, ClientUnderTest } from "@demarc/contract";
import type { LiveCall } from "./call.ts";

/** A variable of the environment that a provider is configured by. */
export interface Variable {
  name: string;
  /** What it holds and where to get it, for people. */
  help: string;
  /** Whether its value is a secret, to be kept out of everything that is written. */
  secret?: boolean;
}

/** What has to be known of a provider to run its contract live. */
export interface LiveProvider<Client extends object = object> {
  provider: string;
  variables: readonly Variable[];
  /** The variables that are needed whatever the credentials. The first holds the base URL. */
  required: readonly string[];
  /** Sets of variables, one of which has to be complete. The first complete one is used. */
  credentials: readonly (readonly string[])[];
  clientUnderTest: ClientUnderTest<Client>;
  /** The options of the client, from variables that are complete. */
  connect(env: Environment): object;
  /** The origin that issues tokens, where there is one beside the API's own. */
  tokenOrigin?(env: Environment): string | undefined;
  /** Statuses by which it says that an account may not do something; 403 alone where nothing is said. */
  permissionStatuses?: readonly number[];
  /** Arguments that keep a read small, by operationId. The plain call of each read goes without. */
  limitedArguments?: Readonly<Record<string, CallArguments>>;
  /** What no schema can say, looked for in what was seen. May call more. */
  checks?: readonly LiveCheck<Client>[];
  /** A walk through the operations that write. What it creates and cannot remove, it notes. */
  writes?: LiveWrites<Client>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Something documented that did not hold, and the call that showed it. The pointers are those of a finding. */
export interface LiveViolation {
  call: LiveCall;
  pointer: string;
  specPointer: string;
  expected: string;
  found: string;
}

export interface LiveCheck<Client> {
  /** What has to hold, in plain words. */
  title: string;
  run(context: LiveContext<Client>): Promise<LiveViolation[]>;
}

export interface LiveWrites<Client> {
  /** Said before anything is sent: what will be created and cannot be removed. */
  warning: string;
  run(context: LiveWriteContext<Client>): Promise<LiveViolation[]>;
}

export interface LiveContext<Client> {
  /** The functions of the client; each call is recorded and checked against the document. */
  call<Id extends keyof Client & string>(operationId: Id, args?: CallArguments): Promise<LiveCall>;
  /** The calls so far, in their order. */
  calls: readonly LiveCall[];
}

export interface LiveWriteContext<Client> extends LiveContext<Client> {
  /** Says what will be left behind, and gives a function that takes it back where nothing was created. */
  note(leftBehind: string): () => void;
  /** What names of things begin with that a run creates. */
  prefix: string;
}

import type { CallArguments, ClientUnderTest, Observation } from "@demarc/contract";
import type { LiveCall } from "./call.ts";
import type { ProviderSpec } from "./provider-spec.ts";

/** An environment variable that configures a provider. */
interface Variable {
  name: string;
  /** What it holds and where to get it. */
  help: string;
  /** Whether its value is a secret, which is redacted from everything that is written. */
  secret?: boolean;
  /** Of an address: the path below which a simulator stands for what is there. */
  simulator?: string;
}

/** What a live run needs to know about a provider. */
export interface LiveProvider<Client extends object = object> {
  provider: string;
  variables: readonly Variable[];
  /** The variables that are required with any credentials. The first holds the base URL. */
  required: readonly string[];
  /** Sets of variables, one of which has to be complete. The first complete one is used. */
  credentials: readonly (readonly string[])[];
  clientUnderTest: ClientUnderTest<Client>;
  /** The options of the client, from variables that are complete. */
  connect(env: Environment): object;
  /** The origin that issues tokens, where it is another than that of the API. */
  tokenOrigin?(env: Environment): string | undefined;
  /** Statuses that mean that the account lacks a permission. 403 by default. */
  permissionStatuses?: readonly number[];
  /** Arguments that keep a read small, by operationId. The plain call of each read is made without them. */
  limitedArguments?: Readonly<Record<string, CallArguments>>;
  /** Parameters, by operationId, of which a run tries no values: they need another role, or another parameter. */
  untried?: Readonly<Record<string, readonly string[]>>;
  /** What no schema can express, checked on the calls so far. A check may make more calls. */
  checks?: readonly LiveCheck[];
  /** Calls of the operations that write. It notes what it creates and cannot remove. */
  writes?: LiveWrites;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LiveCheck {
  /** What has to hold, in plain words. */
  title: string;
  run(context: LiveContext): Promise<Observation[]>;
}

interface LiveWrites {
  /** Printed before anything is sent: what will be created and cannot be removed. */
  warning: string;
  run(context: LiveWriteContext): Promise<Observation[]>;
}

export interface LiveContext {
  /** The functions of the client; each call is recorded and checked against the document. */
  call(operationId: string, args?: CallArguments): Promise<LiveCall>;
  /** The calls so far, in their order. */
  calls: readonly LiveCall[];
  providerSpec: ProviderSpec;
}

export interface LiveWriteContext extends LiveContext {
  /** Notes what the run will leave behind, and returns a function that removes the note where nothing was created. */
  note(leftBehind: string): () => void;
  /** The prefix of the names of what the run creates. */
  prefix: string;
}

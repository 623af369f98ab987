import type { CaseArgs } from "../cases/case.ts";
import type { Subject } from "../subject.ts";
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
  subject: Subject<Client>;
  /** The options of the client, from variables that are complete. */
  connect(env: Environment): object;
  /** The origin that issues tokens, where there is one beside the API's own. */
  tokenOrigin?(env: Environment): string | undefined;
  /** Statuses by which it says that an account may not do something; 403 alone where nothing is said. */
  permissionStatuses?: readonly number[];
  /** Arguments that keep a read small, by operationId. The plain call of each read goes without. */
  gentle?: Readonly<Record<string, CaseArgs>>;
  /** Promises that no schema can hold, looked for in what was seen. May call more. */
  checks?: readonly LiveCheck<Client>[];
  /** A walk through the operations that write. What it creates and cannot remove, it notes. */
  writes?: LiveWrites<Client>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Something promised that did not come. The pointers are those of a finding. */
export interface Disagreement {
  /** The operation that it concerns, where it is not that of the check or of the last call. */
  operationId?: string;
  pointer: string;
  specPointer: string;
  expected: string;
  found: string;
}

export interface LiveCheck<Client> {
  operationId: string;
  /** What has to hold, in plain words. */
  title: string;
  run(bench: LiveBench<Client>): Promise<Disagreement[]>;
}

export interface LiveWrites<Client> {
  /** Said before anything is sent: what will be created and cannot be removed. */
  warning: string;
  /** `note` says what will be left behind, and gives a function that takes it back where nothing was created. */
  run(bench: LiveBench<Client> & { note(left: string): () => void; prefix: string }): Promise<Disagreement[]>;
}

export interface LiveBench<Client> {
  /** The functions of the client; each call is recorded and held against the document. */
  call<Id extends keyof Client & string>(operationId: Id, args?: CaseArgs): Promise<LiveCall>;
  /** The calls so far, in their order. */
  calls: readonly LiveCall[];
}

import type { Call, Reply } from "@demarc/contract-testing/simulator";
import { uuid, type AudiocodesLiveState } from "./state.ts";

export const variations = {
  customers: 35,
  licenceTypes: [0, 1, 2, 3],
  /** Whether a customer without a licence is listed, with a null Id. */
  leads: false,
  /** The body of an error: a bare JSON `string`, or `empty`. */
  errors: "string",
  mediaType: "application/json; charset=utf-8",
};
export type Variations = typeof variations;

export type Account = Record<"accessToken" | "tenantId" | "clientId" | "clientSecret" | "scope", string>;

export type LiveCall = Call<AudiocodesLiveState, Variations>;
export type Run = (call: LiveCall, account?: Account) => Reply;

export const ok = (body?: unknown): Reply => ({ status: 200, body });
export const refuse = (status: number, body: unknown): Reply => ({ status, body });

/** Queues work that has been done at once, and returns the id of its task. */
export function queue(state: AudiocodesLiveState, prefix: string, outputData: object = {}): string {
  const number = ++state.created;
  const id = prefix === "tsk_" ? `tsk_${185_510 + number}` : `${prefix}${uuid("task", number)}`;
  state.tasks[id] = { asked: 0, outputData };
  return id;
}

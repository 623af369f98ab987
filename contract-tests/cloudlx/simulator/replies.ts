/** How the parts of the simulator answer. */
export interface Replies {
  /** @param route the operation, as drift names it */
  reply(route: string, status: number, body: unknown): Response;
  refuse(status: number, message: string, errors?: Record<string, string[]>): Response;
  behaves(as: string): boolean;
}

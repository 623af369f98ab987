import type { Hono } from "hono";
import type { Replies } from "./replies.ts";
import type { PlatformState } from "./platform.ts";
import { addUser, changeUser, withoutCustomer, type UserInput } from "./users.ts";

export function serveUsers(app: Hono, { users }: PlatformState, { reply, refuse, behaves }: Replies): void {
  const find = (id: string) => users.find((user) => user.id === Number(id));
  app.get("/api/users", () => reply("listUsers", 200, { users }));
  app.get("/api/users/:id", ({ req }) => {
    const user = behaves("firstUserShown") ? users[0] : find(req.param("id"));
    return user ? reply("showUser", 200, user) : refuse(404, "Not found.");
  });
  app.post("/api/users", async ({ req }) => {
    const input = (await req.json()) as UserInput;
    if (!input.email) return refuse(422, "The given data was invalid.", { email: ["The email field is required."] });
    const user = behaves("userLost") ? { ...addUser([], input), id: 99_999 } : addUser(users, input);
    return reply("createUser", 200, withoutCustomer(user));
  });
  app.patch("/api/users/:id", async ({ req }) => {
    const user = find(req.param("id"));
    if (!user) return refuse(404, "Not found.");
    const input = (await req.json()) as UserInput;
    if (behaves("userCleared")) Object.assign(user, { first_name: "", last_name: "" });
    if (!behaves("userUpdateLost")) changeUser(user, input);
    return reply("updateUser", 200, withoutCustomer(user));
  });
}

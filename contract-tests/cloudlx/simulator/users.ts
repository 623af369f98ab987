/** A portal user, in the form that the vendor's examples show. */
export interface User {
  id: number;
  customer_id: number;
  email: string;
  first_name: string;
  last_name: string;
  phone: string;
  time_zone: string;
}

export type UserInput = Partial<Omit<User, "id">>;

/** Two users of a customer. */
export function initialUsers(customerId: number): User[] {
  return ["John Smith", "Sam Jones"].map((name, index) => {
    const [first_name = "", last_name = ""] = name.split(" ");
    return {
      id: 915 + index,
      customer_id: customerId,
      email: `${first_name}.${last_name}@example.com`.toLowerCase(),
      first_name,
      last_name,
      phone: `+44207123456${index}`,
      time_zone: "Europe/London",
    };
  });
}

export function addUser(users: User[], input: UserInput): User {
  const blank = { customer_id: 0, email: "", first_name: "", last_name: "", phone: "", time_zone: "Europe/London" };
  const user = { id: Math.max(914, ...users.map(({ id }) => id)) + 1, ...blank };
  users.push(user);
  return changeUser(user, input);
}

/** What a user has no field for is ignored. */
export function changeUser(user: User, input: UserInput): User {
  const known = Object.entries(input).filter(([name]) => name !== "id" && Object.hasOwn(user, name));
  return Object.assign(user, Object.fromEntries(known));
}

/** A user as a creation and an update answer with it. */
export function withoutCustomer(user: User): object {
  return { ...user, customer_id: undefined };
}

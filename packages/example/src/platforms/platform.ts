/** A business customer on one of the platforms. */
export interface Customer {
  platform: string;
  id: string;
  name: string;
}

/** What can be said of a customer to create or to change, by the options of the command line. */
export const wantedNames = [
  "rename",
  "country",
  "currency",
  "tenant",
  "licence",
  "users",
  "plan",
  "email",
  "city",
] as const;
export type Wanted = Partial<Record<(typeof wantedNames)[number], string>>;

/** One call of a plan. What a dry run shows is what is sent. */
export interface Step {
  operation: string;
  args: object;
  /** @returns the id of the customer, where the call creates one */
  run(): Promise<string | undefined>;
}

/** What the program does with a platform. The last three read at most; the steps that they give write. */
export interface Platform {
  name: string;
  list(): Promise<Customer[]>;
  show(id: string): Promise<object>;
  create(name: string, wanted: Wanted): Promise<Step[]>;
  /** No steps where nothing that is wanted concerns the platform. */
  update(id: string, wanted: Wanted): Promise<Step[]>;
  end(id: string): Promise<Step[]>;
}

/** The platform has no way to do what was asked, or lacks something to do it with. Nothing was sent. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** A step that calls a client's function. */
export function step<Args extends object, Answer>(
  operation: string,
  call: (args: Args) => Promise<Answer>,
  args: NoInfer<Args>,
  idOf?: (answer: Answer) => string | undefined | Promise<string | undefined>,
): Step {
  const run = async () => {
    const answer = await call(args);
    return idOf?.(answer);
  };
  return { operation, args, run };
}

/** @throws Refusal where the option is not given */
export function required(wanted: Wanted, name: keyof Wanted, what: string): string {
  const value = wanted[name];
  if (value) return value;
  throw new Refusal(`it needs --${name}, ${what}. Nothing was sent.`);
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value: an update leaves the others alone. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}

import { simulator } from "./mock.ts";

/** The simulator as the tests of live runs use it: what leads to it, and its allowed variations. */
export const suite = {
  addresses: (origin: string) => ({ ENSWITCH_BASE_URL: `${origin}/api/json` }),
  simulate: simulator.as,
  variations: {
    "HTTP 200 always": {},
    "HTTP as the code": { httpStatus: "as the code" },
    "ids of the oldest versions": { ids: "string" },
    "two columns": { columns: 2 },
    "2,000 rows of thirty columns": { customers: 2000 },
    "the directory default of version 4.1": { directoryDefault: "-1" },
    "a count in digits": { count: "string" },
    "a count in a row": { count: "row" },
    "no customers": { customers: 0 },
    "one customer": { customers: 1 },
  },
};

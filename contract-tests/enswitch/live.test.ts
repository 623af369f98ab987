import { liveSuite } from "@demarc/contract-testing/live";
import { live } from "./live.ts";
import { simulator } from "./simulator/mock.ts";

const account = {
  username: "user-of-the-simulator",
  password: "password-of-the-simulator",
  authToken: "token-of-the-simulator",
};

await liveSuite(live, {
  simulate: (variations, drift) => simulator.as(account, variations, drift),
  accounts: {
    "username and password": (origin) => ({
      ENSWITCH_BASE_URL: `${origin}/api/json`,
      ENSWITCH_USERNAME: account.username,
      ENSWITCH_PASSWORD: account.password,
    }),
    "a token": (origin) => ({ ENSWITCH_BASE_URL: `${origin}/api/json`, ENSWITCH_AUTH_TOKEN: account.authToken }),
  },
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
});

import { createAudiocodesLiveClient } from "@demarc/audiocodes-live";
import { validation as audiocodesLiveValidation } from "@demarc/audiocodes-live/validation";
import type { CallOptions, ClientOptions, Secret, Validation } from "@demarc/client-core";
import { createCloudlxClient } from "@demarc/cloudlx";
import { validation as cloudlxValidation } from "@demarc/cloudlx/validation";
import { createEnswitchClient } from "@demarc/enswitch";
import { validation as enswitchValidation } from "@demarc/enswitch/validation";

type Run = (args: CallOptions) => Promise<unknown>;

/** A provider's client, its calls by what they are. */
export interface Calls {
  client: object;
  read: Run;
  create?: Run;
  update?: Run;
  raw: Run;
}

export interface Subject {
  provider: string;
  /** What the base URL ends with. */
  basePath: string;
  /** A success of its list, as an object. */
  success: object;
  validation: (options: { mode: "throw" }) => Validation;
  /** Makes a client with the credential that a bearer token is, or the password of a pair. */
  connect(baseUrl: string, secret: Secret, options: ClientOptions): Calls;
}

const customer = {
  id: 1,
  name: "Customer 1",
  currency: { name: "GBP", iso_2: "GB", iso_3: "GBP" },
  country: { name: "United Kingdom", iso_2: "GB" },
  realms: [],
  sub_realms: [],
};

/** The three clients. */
export const subjects: Subject[] = [
  {
    provider: "cloudlx",
    basePath: "",
    success: { ...customer, customers: [] },
    validation: cloudlxValidation,
    connect(baseUrl, accessToken, options) {
      const client = createCloudlxClient({ ...options, baseUrl, accessToken });
      return {
        client,
        read: (args) => client.listCustomers(args),
        create: (args) => client.createCustomer({ body: { name: "Customer 1" }, ...args }),
        update: (args) => client.updateCustomer({ path: { customer_id: 1 }, body: { name: "Customer 1" }, ...args }),
        raw: (args) => client.raw.GET("/api/customers", args as never),
      };
    },
  },
  {
    provider: "audiocodes-live",
    basePath: "/tenantui",
    success: {},
    validation: audiocodesLiveValidation,
    connect(baseUrl, accessToken, options) {
      const client = createAudiocodesLiveClient({ ...options, baseUrl, accessToken });
      return {
        client,
        read: (args) => client.listCustomers(args),
        raw: (args) => client.raw.GET("/api/v2/customer", args as never),
      };
    },
  },
  {
    provider: "enswitch",
    basePath: "/api/json",
    success: { responses: [{ code: "200", key: "", message: "OK" }], data: [] },
    validation: enswitchValidation,
    connect(baseUrl, password, options) {
      const client = createEnswitchClient({ ...options, baseUrl, username: "user", password });
      return {
        client,
        read: (args) => client.listCustomers(args),
        raw: (args) => client.raw.GET("/customers/list/", args as never),
      };
    },
  },
];

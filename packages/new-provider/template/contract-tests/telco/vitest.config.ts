import { contractConfig } from "@demarc/contract-testing/config";

export default contractConfig("telco");

import { contractConfig } from "@demarc/contract-kit/config";

export default contractConfig("cloudlx");

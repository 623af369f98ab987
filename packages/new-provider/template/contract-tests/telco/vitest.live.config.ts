import { liveConfig } from "@demarc/contract-testing/config";

export default liveConfig();

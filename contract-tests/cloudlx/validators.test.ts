import { testValidators } from "@demarc/contract-testing/validators";

await testValidators("cloudlx");

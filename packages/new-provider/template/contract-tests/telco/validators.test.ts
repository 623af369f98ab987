import { testValidators } from "@demarc/contract-testing/validators";

await testValidators("telco");

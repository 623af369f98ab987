import { loadSpec } from "@demarc/spec";

export async function customer(): Promise<object> {
  const { document } = await loadSpec("cloudlx");
  const example = document.components?.examples?.["ListCustomersTwoCustomers"] as
    | { value: { customers: [object] } }
    | undefined;
  if (!example)
    throw new Error(
      "specs/cloudlx no longer has the example ListCustomersTwoCustomers. Name another in packages/bench/src/answer.ts.",
    );
  return example.value.customers[0];
}

export async function customerList(count: number): Promise<{ customers: object[] }> {
  const one = await customer();
  return {
    customers: Array.from({ length: count }, (_, index) => ({ ...one, id: index + 1, name: `Customer ${index + 1}` })),
  };
}

const billTypes: readonly string[] = [
  "callshop",
  "external",
  "none",
  "postpaid",
  "prepaid",
  "prepaid_calls",
  "prepaid_invoices",
];

/** A row of the customers table: `id`, `name` and the columns that the parameters of writing calls suggest. */
export type Row = ReturnType<typeof createRow>;

/** Customers of every kind: deleted or not, with a directory or not, of each billing type, some below others. */
export function createCustomers(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => createRow(index));
}

export function createRow(index: number) {
  const id = index + 1;
  return {
    id,
    name: `example${id}`,
    parent: index % 5 === 4 ? id - 1 : 0,
    deleted: index % 6 === 5 ? 1 : 0,
    directory: index % 4 === 3 ? 1 : 0,
    bill_type: billTypes[index % billTypes.length] ?? "none",
    // In another order than the names.
    account: String(9000 - ((index * 37) % 101)),
    description: `Customer number ${id}`,
    plan: 1,
    email: `c${id}@example.com`,
    address1: "1 High Street",
    address2: "",
    address3: "",
    address_city: "London",
    address_code: "N1",
    address_other: "",
    address_state: "",
    affiliate_customer: 0,
    affiliate_percentage: "0.00",
    affiliate_type: "",
    auto_topup: 0,
    balance: "12.50",
    bank_account_name: "",
    bank_account_number: "",
    bank_code: "",
    bank_name: "",
    bill_ref: "",
    bulk_calls: 0,
    call_maximum: 0,
    callerid: "",
  };
}

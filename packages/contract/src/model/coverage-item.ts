/** One thing that the document states, and whether any exchange has shown it. */
export interface CoverageItem {
  kind:
    | "operation"
    | "status"
    | "media type"
    | "example"
    | "header"
    | "parameter"
    | "parameter value"
    | "property"
    | "property value"
    | "constraint";
  /** `200 application/json`, `bill_type=prepaid`, `customers[].name`. */
  name: string;
  specPointer: string;
  covered: boolean;
  /** Why it cannot be covered, from the provider's reviewed list. */
  excluded?: string;
}

/** A telephone number, in the form that the vendor's examples show. */
export interface TelephoneNumber {
  uuid: string;
  number_e164: string;
  number: string;
  range_code: string;
  range_name: string;
  country_code: string;
  country_name: string;
  country_iso: string;
  monthly_charge: number;
  setup_charge: number;
  status: "Available" | "Reserved" | "Cancelled";
  provisioned?: string;
  cancelled?: string;
  number_translations?: Record<string, string | null>;
}

const provisioned = "2016-01-03 17:48:59";
const countries = [
  {
    country_code: "44",
    country_name: "United Kingdom",
    country_iso: "UK",
    range_code: "1245",
    range_name: "Chelmsford",
  },
  { country_code: "31", country_name: "Netherlands", country_iso: "NL", range_code: "20", range_name: "Amsterdam" },
];

/** Numbers of two countries, in each of the three states. */
export function initialNumbers(): TelephoneNumber[] {
  const states = ["Available", "Available", "Available", "Available", "Reserved", "Reserved", "Reserved", "Cancelled"];
  return countries.flatMap((country, side) =>
    states.map((status, index) => {
      const number = String(123_450 + 100 * side + index);
      return {
        uuid: `7c327e0f-6bce-4b2f-9d5d-9c86e7fa0${side}${String(index).padStart(2, "0")}`,
        number_e164: `+${country.country_code}${country.range_code}${number}`,
        number,
        ...country,
        monthly_charge: 0.3,
        setup_charge: 0,
        status: status as TelephoneNumber["status"],
        ...(status !== "Available" && { provisioned }),
        ...(status === "Cancelled" && { cancelled: "2016-01-04 11:27:00" }),
      };
    }),
  );
}

/** A page of the numbers that contain the digits, under the name that its list has. */
export function pageOf(numbers: readonly TelephoneNumber[], key: string, query: Record<string, string>) {
  const found = numbers.filter(({ number_e164 }) => number_e164.includes(query["search"] ?? ""));
  const size = Number(query["max_per_page"] ?? 200);
  const start = (Number(query["page"] ?? 1) - 1) * size;
  const page = found.slice(start, start + size);
  return { [key]: page.map(shown), num_results: found.length, paginates: found.length > size };
}

/** A number as its list and its details have it. */
export function shown(number: TelephoneNumber) {
  if (number.status !== "Reserved") return number;
  return { ...number, details: { status: number.status, provisioned: number.provisioned, cancelled: "" } };
}

/** Puts a number into the account. */
export function reserve(
  number: TelephoneNumber,
  { number_translation }: { number_translation?: Record<string, string> },
) {
  number.status = "Reserved";
  number.provisioned = provisioned;
  if (number_translation) number.number_translations = number_translation;
}

/** Whether a name can be that of a type, a function or a field as it is. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** `BigTelco` becomes `bigTelco`. */
export function camelCase(name: string): string {
  return name.replace(/^[A-Z]/, (initial) => initial.toLowerCase());
}

/** `big-telco` becomes `BigTelco`, `listCustomers` becomes `ListCustomers`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|(?<![^A-Za-z0-9])[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, initial: string) =>
    initial.toUpperCase(),
  );
}

/** `audiocodes-live` becomes `AudiocodesLive`, `listCustomers` becomes `ListCustomers`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, initial: string) => initial.toUpperCase());
}

// What the tests use of a package that has no types.
declare module "@usebruno/converters" {
  interface Request {
    method: string;
    url: string;
    headers: { name: string; value: string }[];
    params: { name: string; value: string; type: string }[];
    body: { json: string | null; formUrlEncoded: { name: string; value: string; enabled: boolean }[] };
  }
  export function postmanToBruno(
    collection: object,
  ): Promise<{ collection: { items: { name: string; request: Request }[] } }>;
  export function postmanToBrunoEnvironment(environment: object): { variables: { name: string; value: string }[] };
}

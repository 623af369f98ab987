import { fieldsOf, fromPointer, isSuccess, resolveSchema, toPointer } from "@demarc/openapi";
import { operationOf, type ProviderSpec } from "../model/provider-spec.ts";

/** Where a parameter is documented. */
export function placeOfParameter(providerSpec: ProviderSpec, operationId: string, name: string): string {
  const { parameters, pointer } = operationOf(providerSpec, operationId);
  return parameters.find(({ node }) => node.name === name)?.pointer ?? pointer;
}

/** Where a place of a success body is documented, or what is nearest above it. */
export function placeInBody(providerSpec: ProviderSpec, operationId: string, pointer: string): string {
  const { document } = providerSpec.spec;
  const operation = operationOf(providerSpec, operationId);
  const [, response] = Object.entries(operation.responses).find(([status]) => isSuccess(Number(status))) ?? [];
  const [[type = "", media] = []] = Object.entries(response?.node.content ?? {});
  if (!response || !media?.schema) return operation.pointer;
  const place = `${response.pointer}/content${toPointer([type])}/schema`;
  const fields = fieldsOf(document, media.schema, place);
  const path = fromPointer(pointer).map((key) => (/^(?:\d+|\*|any)$/.test(key) ? "[]" : key));
  for (let length = path.length; length > 0; length--) {
    const wanted = path.slice(0, length).join("/");
    const field = fields.find((each) => each.path.join("/") === wanted);
    if (field) return field.declaredAt;
  }
  return resolveSchema(document, media.schema, place).pointer;
}

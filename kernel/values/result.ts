/**
 * The business says no. `kind` is an entry of the error registry in `protocol/errors`; `field`
 * names the part of the command or request at fault; `facts` are small values for the message.
 */
export interface Refusal {
  readonly kind: string;
  readonly field?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export function accepted<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function refused(
  kind: string,
  more: { field?: string; facts?: Refusal['facts'] } = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return {
    ok: false,
    refusal: {
      kind,
      ...(more.field === undefined ? {} : { field: more.field }),
      ...(more.facts === undefined ? {} : { facts: more.facts }),
    },
  };
}

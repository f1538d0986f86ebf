import twilio from 'twilio';

export interface SignedRequest {
  /** The account's present token, and the previous one while rotating. */
  readonly authTokens: readonly string[];
  /**
   * The address as configured at the provider, query included: built from our configured public
   * base address, never from Host or X-Forwarded headers, which anybody can write.
   */
  readonly publicUrl: string;
  /** Form requests: all fields as they came, unknown ones included. */
  readonly params?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** JSON requests: the body's bytes as text. The address must then carry `bodySHA256`. */
  readonly rawBody?: string | undefined;
  /** `X-Twilio-Signature`. */
  readonly header: string | undefined;
}

/** Did the provider send this? Compares in constant time; a missing part is a plain no. */
export function verifySignature(request: SignedRequest): boolean {
  const { header, publicUrl } = request;
  if (header === undefined || header === '') return false;
  return request.authTokens.some((token) => {
    if (token === '') return false;
    if (request.rawBody === undefined) {
      return twilio.validateRequest(token, header, publicUrl, { ...request.params });
    }
    // Without the digest in the address nothing would bind the body to the signature.
    if (!new URL(publicUrl).searchParams.has('bodySHA256')) return false;
    return twilio.validateRequestWithBody(token, header, publicUrl, request.rawBody);
  });
}

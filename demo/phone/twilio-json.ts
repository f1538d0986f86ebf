import { segmentCount } from './segments.ts';
import type { Sms } from './sms.ts';

export const API_VERSION = '2010-04-01';

const rfc2822 = (at: number) => new Date(at).toUTCString().replace('GMT', '+0000');

/** A message in the words of the provider's REST API. */
export function messageJson(sms: Sms, accountSid: string) {
  const uri = `/${API_VERSION}/Accounts/${accountSid}/Messages/${sms.sid}`;
  return {
    body: sms.body,
    num_segments: String(segmentCount(sms.body)),
    direction: sms.direction,
    from: sms.from,
    to: sms.to,
    date_updated: rfc2822(sms.updatedAt),
    price: null,
    error_message: sms.errorCode === null ? null : 'Unreachable destination handset',
    uri: `${uri}.json`,
    account_sid: accountSid,
    num_media: '0',
    status: sms.status,
    messaging_service_sid: null,
    sid: sms.sid,
    date_sent: sms.status === 'queued' ? null : rfc2822(sms.createdAt),
    date_created: rfc2822(sms.createdAt),
    error_code: sms.errorCode,
    price_unit: 'USD',
    api_version: API_VERSION,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
  };
}

/** The body of a refusal. */
export function errorJson(status: number, code: number, message: string) {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

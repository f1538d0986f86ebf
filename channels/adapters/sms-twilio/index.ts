export {
  readSmsWebhook,
  readStatusWebhook,
  toInboundSms,
  toReceipt,
  type InboundSms,
  type Receipt,
  type TwilioEvent,
} from './mapping.ts';
export { createSmsSender, statusCallbackOf, type SmsSenderParts } from './sender.ts';
export { SECRET_FIELDS, TwilioSecrets, webhookTokens } from './settings.ts';
export { verifySignature, type SignedRequest } from './signature.ts';

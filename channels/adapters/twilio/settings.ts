import { z } from 'zod';

/** Fields of an SMS account that must never be shown or logged. */
export const SECRET_FIELDS = ['authToken', 'previousAuthToken'] as const;

/** What an SMS account needs to speak to the provider. */
export const TwilioSecrets = z.object({
  accountSid: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{32}$/)
    .meta({ title: 'Account SID', description: 'Starts with AC; on the console’s first page.' }),
  authToken: z
    .string()
    .min(1)
    .meta({ title: 'Auth token', description: 'Signs webhooks and opens the API.' }),
  previousAuthToken: z.string().min(1).optional().meta({
    title: 'Previous auth token',
    description: 'Accepted on webhooks while the token is being rotated.',
  }),
  apiBaseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      title: 'API address',
      description: 'Another address than https://api.twilio.com: a proxy or a simulator.',
    }),
});
export type TwilioSecrets = z.infer<typeof TwilioSecrets>;

/** The tokens a webhook of this account may be signed with. */
export function webhookTokens(secrets: {
  readonly authToken?: string | undefined;
  readonly previousAuthToken?: string | undefined;
}): string[] {
  return [secrets.authToken, secrets.previousAuthToken].filter((token) => token !== undefined);
}

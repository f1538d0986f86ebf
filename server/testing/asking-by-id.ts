import type { DocumentedRoute, Schema } from './api-document.ts';
import type { Answer } from './caller.ts';

/** What an answer tells besides the ids that were sent. */
export function told({ status, json }: Answer) {
  const body = (json ?? {}) as Record<string, unknown>;
  const { kind = null, field = null, facts = null } = body;
  return { status, kind, field, facts, members: Object.keys(body).toSorted() };
}

/** The kind of thing whose id an address has, by the word before it. */
export const ID_OF_COLLECTION: Readonly<Record<string, string>> = {
  customers: 'customerId',
  conversations: 'conversationId',
  articles: 'articleId',
  attachments: 'attachmentIds',
  recordings: 'recordingId',
  identifications: 'identificationId',
  'dial-lists': 'listId',
  'api-keys': 'apiKeyId',
  'what-ifs': 'whatIfId',
  explanations: 'waitingInteractionId',
};

/** The rest of a path and its query, with things that are there. */
export function withExamples(path: string, query: DocumentedRoute['query']): string {
  const whole = path.replace('{track}', '1').replace('{stepId}', 'person');
  return query.some(({ name }) => name === 'stepId') ? `${whole}?stepId=person` : whole;
}

/** Members of a body that name things of a tenant. */
export function idNamesOf({ properties = {} }: Schema): string[] {
  // Steps of a flow have names, the same for all.
  return Object.keys(properties).filter((name) => /Ids?$/.test(name) && name !== 'stepId');
}

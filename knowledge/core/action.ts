import type { Language } from './language.ts';

export const ACTION_KINDS = ['article', 'reply', 'consult', 'transfer'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** A text in each language; a language that is missing makes the action unfit for it. */
export type Texts = Readonly<Partial<Record<Language, string | undefined>>>;

/** When an action makes sense. What is left out does not matter. */
export interface ActionConditions {
  readonly topicIds?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly languages?: readonly Language[] | undefined;
  /** Queues of which at least one must be open. */
  readonly queueIds?: readonly string[] | undefined;
  /** Parts of titles or addresses of pages visited; one of them, or one of `words`, must occur. */
  readonly pages?: readonly string[] | undefined;
  /** Words in the customer's last messages, in any inflected form. */
  readonly words?: readonly string[] | undefined;
  readonly waitedMsMin?: number | undefined;
}

/** Something an agent could do next, as the centre defines it. */
export interface NextBestAction {
  readonly actionId: string;
  readonly kind: ActionKind;
  readonly title: Texts;
  /** Half a sentence without full stop: what speaks for it. */
  readonly reason: Texts;
  /** 1..100: what it is worth to the centre when it helps. */
  readonly value: number;
  readonly when: ActionConditions;
  /** `article`: which one, by language. */
  readonly articleIds?: Texts | undefined;
  /** `reply`: what goes into the composer. */
  readonly text?: Texts | undefined;
  /** `consult`: what the expert must know. */
  readonly skillId?: string | undefined;
  /** `transfer`: where to. */
  readonly queueId?: string | undefined;
}

/** What is known of the conversation just now. */
export interface HintContext {
  readonly topicId: string | null;
  readonly channel: string;
  readonly language: Language;
  readonly lastCustomerTexts: readonly string[];
  /** Titles or addresses of pages visited. */
  readonly pageTitles: readonly string[];
  readonly waitedMs: number;
  /** Queues that take interactions now; `null`: not known, all count as open. */
  readonly openQueueIds: readonly string[] | null;
}

/** How often an action was shown and used so far. */
export interface Tally {
  readonly shownCount: number;
  readonly usedCount: number;
}

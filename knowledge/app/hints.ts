import { digest } from '@zentrale/kernel/history';
import type { Ids, Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import type { HintView } from '@zentrale/protocol';
import { arbitrate, readContext, reasonFor, scorePct } from '../core/index.ts';
import type { Candidate, HintContext, NextBestAction, Stem } from '../core/index.ts';
import { addToTallies, readActions, readTallies } from './action-rows.ts';
import { readArticles } from './article-rows.ts';
import { foundArticles } from './found-articles.ts';
import { hintIdOf, readDecision, readReacted, writeDecision, type ShownHint } from './hint-rows.ts';
import type { Indexes } from './indexes.ts';

/** As long as the rule draws no lots, what it shows it always shows. */
const CERTAIN_PPM = 1_000_000;
/** What of a conversation is read: more makes hints no better and decisions slower. */
const TEXTS_MAX = 5;
const PAGES_MAX = 20;

export interface HintQuestion {
  readonly conversationId: ConversationId;
  readonly topicId: string | null;
  readonly channel: string;
  readonly language: 'de' | 'en';
  /** The customer's last messages, oldest first; the last five count. */
  readonly lastCustomerTexts: readonly string[];
  /** Titles or addresses of pages visited, oldest first; the last twenty count. */
  readonly pageTitles: readonly string[];
  readonly waitedMs: number;
  /** Queues that take interactions now; all when left out. */
  readonly openQueueIds?: readonly string[];
}

export interface HintParts {
  readonly ids: Ids;
  readonly indexes: Indexes;
  readonly stem: Stem;
}

/**
 * What is worth doing next, at most three. The same question gives the same hints with the same
 * ids until the conversation, the definitions or the reactions in it change; only then is a new
 * decision taken and logged.
 */
export async function decideHints(
  tx: Tx,
  parts: HintParts,
  question: HintQuestion,
): Promise<HintView[]> {
  const { conversationId } = question;
  const actions = await readActions(tx);
  const reacted = await readReacted(tx, conversationId);
  const context = contextOf(question, actions);
  const inputDigest = digest({ context, actions, reacted });
  const former = await readDecision(tx, conversationId);
  if (former?.inputDigest === inputDigest) return former.shown.map(({ view }) => view);
  const index = await parts.indexes.of(tx.tenantId, () => readArticles(tx));
  const proposals = [
    ...actions.map((action) => ({ action })),
    ...foundArticles(index, context, actions),
  ];
  const decision = arbitrate(
    proposals,
    readContext(context, parts.stem),
    await readTallies(
      tx,
      proposals.map(({ action }) => action.actionId),
    ),
    reacted,
    parts.stem,
  );
  const shown = await show(tx, parts.ids, question, decision.shown);
  const decisionId = parts.ids.next('decision');
  const { considered } = decision;
  await writeDecision(tx, { decisionId, conversationId, inputDigest, considered, shown });
  return shown.map(({ view }) => view);
}

function contextOf(question: HintQuestion, actions: readonly NextBestAction[]): HintContext {
  const { topicId, channel, language, waitedMs } = question;
  // Waiting counts in the steps that definitions ask for; else every second were a new decision.
  const steps = actions.map(({ when }) => when.waitedMsMin ?? 0).filter((ms) => ms <= waitedMs);
  return {
    topicId,
    channel,
    language,
    lastCustomerTexts: question.lastCustomerTexts.slice(-TEXTS_MAX),
    pageTitles: question.pageTitles.slice(-PAGES_MAX),
    waitedMs: Math.max(0, ...steps),
    openQueueIds: question.openQueueIds?.toSorted() ?? null,
  };
}

async function show(
  tx: Tx,
  ids: Ids,
  { conversationId, language }: HintQuestion,
  candidates: readonly Candidate[],
): Promise<ShownHint[]> {
  const shown: ShownHint[] = [];
  const newActionIds: string[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const { actionId, kind } = candidate.action;
    const title = candidate.action.title[language] ?? '';
    const { hintId, isNew } = await hintIdOf(tx, {
      hintId: ids.next('hint'),
      conversationId,
      actionId,
      kind,
      title,
    });
    if (isNew) newActionIds.push(actionId);
    const view = viewOf(hintId, candidate, language);
    shown.push({ hintId, actionId, rank: index + 1, showPpm: CERTAIN_PPM, view });
  }
  await addToTallies(tx, newActionIds, 'shown_count');
  return shown;
}

function viewOf(
  hintId: string,
  { action, evidence, score }: Candidate,
  language: 'de' | 'en',
): HintView {
  return {
    hintId,
    actionId: action.actionId,
    kind: action.kind,
    title: action.title[language] ?? '',
    reason: reasonFor(action.reason[language] ?? '', evidence, language),
    scorePct: scorePct(score),
    articleId: action.articleIds?.[language] ?? null,
    text: action.text?.[language] ?? null,
    skillId: action.skillId ?? null,
    queueId: action.queueId ?? null,
  };
}

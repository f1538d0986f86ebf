import type { NextBestAction, Tally } from './action.ts';
import { evidenceFor, type Evidence, type ReadContext } from './evidence.ts';
import type { Stem } from './language.ts';

/** Why an action was not among the candidates, in the order in which it is asked. */
export const EXCLUSIONS = [
  // Eligibility: hard rules.
  'language',
  'channel',
  'queue-closed',
  'reacted-before',
  // Applicability: not now.
  'topic',
  'waited-too-short',
  'no-evidence',
  'rank',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** P x C x V, each an integer. */
export interface ScoreParts {
  /** How likely it is used, from reactions: (used + 1) / (shown + 2), in parts per million. */
  readonly propensityPpm: number;
  /** How well the conversation fits, 0..1000. */
  readonly contextPermille: number;
  /** What it is worth, 1..100. */
  readonly value: number;
}

export interface Candidate {
  readonly action: NextBestAction;
  readonly evidence: Evidence;
  readonly parts: ScoreParts;
  readonly score: number;
}

/** One action as it went through the decision, for the log. */
export interface Consideration {
  readonly actionId: string;
  readonly parts: ScoreParts | null;
  readonly score: number;
  readonly excludedBecause: Exclusion | null;
}

export interface Decision {
  /** At most three, best first. */
  readonly shown: readonly Candidate[];
  readonly considered: readonly Consideration[];
}

export const HINTS_SHOWN_MAX = 3;

const SCORE_MAX = 1_000_000 * 1000 * 100;
/** Nothing speaks against it, but little for it either. */
const CONTEXT_BASE_PERMILLE = 300;
const TOPIC_PERMILLE = 200;
const WORD_PERMILLE = 150;
const PAGE_PERMILLE = 150;
const WAITED_PERMILLE = 150;
/** More than this many words or pages say nothing new. */
const EVIDENCE_COUNTED_MAX = 2;

/** What is decided about: actions with, where they know it themselves, how well they fit. */
export interface Proposal {
  readonly action: NextBestAction;
  /** Overrides the fit worked out from evidence, 0..1000. */
  readonly contextPermille?: number;
}

/**
 * Chooses the hints of a conversation: eligible, then applicable, then by P x C x V. The same
 * input gives the same decision; ties go by action id.
 */
export function arbitrate(
  proposals: readonly Proposal[],
  context: ReadContext,
  tallies: ReadonlyMap<string, Tally>,
  reacted: ReadonlySet<string>,
  stem: Stem,
): Decision {
  const judged = proposals.map((proposal) => {
    const { action } = proposal;
    const evidence = evidenceFor(action, context, stem);
    const exclusion = reacted.has(action.actionId)
      ? 'reacted-before'
      : (ineligible(action, context) ?? inapplicable(proposal, context, evidence));
    const parts = partsOf(proposal, evidence, tallies.get(action.actionId));
    const score = parts.propensityPpm * parts.contextPermille * parts.value;
    return { candidate: { action, evidence, parts, score }, exclusion };
  });
  const ranked = judged
    .filter(({ exclusion }) => exclusion === null)
    .map(({ candidate }) => candidate)
    .toSorted(byScoreThenId);
  const shown = ranked.slice(0, HINTS_SHOWN_MAX);
  const considered = judged.map(({ candidate, exclusion }): Consideration => {
    const { action, parts, score } = candidate;
    if (exclusion !== null) {
      return { actionId: action.actionId, parts: null, score: 0, excludedBecause: exclusion };
    }
    const excludedBecause = shown.includes(candidate) ? null : 'rank';
    return { actionId: action.actionId, parts, score, excludedBecause };
  });
  return { shown, considered };
}

/** P x C x V as a share of the best possible, 0..100. */
export function scorePct(score: number): number {
  return Math.round((score * 100) / SCORE_MAX);
}

function byScoreThenId(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.action.actionId < b.action.actionId ? -1 : 1);
}

function ineligible(action: NextBestAction, context: ReadContext): Exclusion | null {
  const { language, channel, openQueueIds } = context;
  const { languages, channels, queueIds } = action.when;
  const content = { article: action.articleIds, reply: action.text, consult: action.title };
  const needed = action.kind === 'transfer' ? action.title : content[action.kind];
  if (languages?.includes(language) === false) return 'language';
  if ([needed, action.title, action.reason].some((texts) => texts?.[language] === undefined)) {
    return 'language';
  }
  if (channels?.includes(channel) === false) return 'channel';
  if (openQueueIds === null) return null;
  const isTargetOpen = action.queueId === undefined || openQueueIds.includes(action.queueId);
  const isAnyOpen = queueIds === undefined || queueIds.some((id) => openQueueIds.includes(id));
  return isTargetOpen && isAnyOpen ? null : 'queue-closed';
}

function inapplicable(
  { action, contextPermille }: Proposal,
  context: ReadContext,
  evidence: Evidence,
): Exclusion | null {
  const { topicIds, waitedMsMin = 0, words, pages } = action.when;
  if (topicIds !== undefined && !evidence.isTopic) return 'topic';
  if (context.waitedMs < waitedMsMin) return 'waited-too-short';
  const isEvidenceAsked = words !== undefined || pages !== undefined;
  const isEvidenceFound = evidence.words.length + evidence.pages.length > 0;
  return isEvidenceAsked && !isEvidenceFound && contextPermille === undefined
    ? 'no-evidence'
    : null;
}

function partsOf(
  { action, contextPermille }: Proposal,
  evidence: Evidence,
  tally: Tally | undefined,
): ScoreParts {
  const { shownCount, usedCount } = tally ?? { shownCount: 0, usedCount: 0 };
  return {
    propensityPpm: Math.floor(((usedCount + 1) * 1_000_000) / (shownCount + 2)),
    contextPermille: contextPermille ?? fitOf(evidence),
    value: action.value,
  };
}

function fitOf(evidence: Evidence): number {
  const counted = (texts: readonly string[]): number =>
    Math.min(EVIDENCE_COUNTED_MAX, texts.length);
  const sum =
    CONTEXT_BASE_PERMILLE +
    (evidence.isTopic ? TOPIC_PERMILLE : 0) +
    WORD_PERMILLE * counted(evidence.words) +
    PAGE_PERMILLE * counted(evidence.pages) +
    (evidence.waitedMsMin === null ? 0 : WAITED_PERMILLE);
  return Math.min(1000, sum);
}

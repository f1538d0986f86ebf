import type { Ids, Queries, Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  asId,
  refused,
  type PersonId,
  type Result,
  type SkillId,
} from '@zentrale/kernel/values';
import {
  isName,
  refusalOfCentre,
  skillsOfTopics,
  type Centre,
  type CentreDraft,
  type CentreTopic,
  type Reason,
  type Skill,
} from '../core/index.ts';
import type { AuditTrail } from './audit.ts';

type ChoiceKind = 'not-ready-reason' | 'decline-reason' | 'disposition';

interface Choice {
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
}

export function centreSettings(ids: Ids, trail: AuditTrail) {
  return {
    /**
     * Adds skills and renames those whose id exists; a skill without id gets one. Skills are
     * never taken away here: people and topics refer to them.
     */
    async saveSkills(
      tx: Tx,
      skills: readonly { readonly skillId?: SkillId; readonly name: string }[],
      by: PersonId | null = null,
    ): Promise<Result<Skill[]>> {
      const index = skills.findIndex(({ name }) => !isName(name));
      if (index >= 0) return refused('request.invalid', { field: `skills.${index}.name` });
      const saved: Skill[] = skills.map(({ skillId, name }) => ({
        skillId: skillId ?? asId<SkillId>(ids.next('skl')),
        name: name.trim(),
      }));
      const before = await readSkills(tx);
      for (const skill of saved) await saveSkill(tx, skill);
      const after = await readSkills(tx);
      await note(tx, 'skills.save', by, before, after);
      return accepted(saved);
    },

    /**
     * The list as routing has it, which owns it: others are taken away. What names one of them,
     * such as a topic, has been asked before.
     */
    async copySkills(tx: Tx, skills: readonly Skill[]): Promise<void> {
      for (const skill of skills) await saveSkill(tx, skill);
      const ids = skills.map(({ skillId }) => skillId);
      await tx.query(`delete from skills where skill_id <> all($1::text[])`, [ids]);
    },

    /** Replaces reasons, dispositions and topics as a whole, in the order given. */
    async saveCentre(
      tx: Tx,
      draft: CentreDraft,
      by: PersonId | null = null,
    ): Promise<Result<Centre>> {
      const refusal = refusalOfCentre(draft);
      if (refusal !== null) return { ok: false, refusal };
      const missing = await missingSkill(tx, skillsOfTopics(draft.topics));
      if (missing !== null) return refused('skill.unknown', { facts: { skillId: missing } });
      const before = await readCentre(tx);
      await saveDraft(tx, draft);
      const after = await readCentre(tx);
      await note(tx, 'centre.save', by, before, after);
      return accepted(after);
    },

    /** The directory's part of the protocol's `CentreView`, with the skills topics require. */
    centre: readCentre,
  };

  async function note(
    tx: Tx,
    act: string,
    by: PersonId | null,
    before: unknown,
    after: unknown,
  ): Promise<void> {
    const what = { byPersonId: by, act, subjectKind: 'centre', subjectId: tx.tenantId };
    await trail.audit(tx, { ...what, before, after });
  }
}

/** The first of these skills that does not exist, or `null`. */
export async function missingSkill(tx: Tx, wanted: readonly SkillId[]): Promise<SkillId | null> {
  if (wanted.length === 0) return null;
  const rows = await tx.query<{ skillId: SkillId }>(
    `select skill_id as "skillId" from skills where skill_id = any($1::text[])`,
    [wanted],
  );
  const known = new Set(rows.map(({ skillId }) => skillId));
  return wanted.find((skillId) => !known.has(skillId)) ?? null;
}

async function saveSkill(tx: Tx, { skillId, name }: Skill): Promise<void> {
  await tx.query(
    `insert into skills (skill_id, name) values ($1, $2)
     on conflict (tenant_id, skill_id) do update set name = excluded.name`,
    [skillId, name],
  );
}

async function saveDraft(tx: Tx, draft: CentreDraft): Promise<void> {
  await tx.query(`delete from centre_choices`);
  await tx.query(`delete from centre_topics`);
  await saveChoices(tx, 'not-ready-reason', draft.notReadyReasons.map(asChoice));
  await saveChoices(tx, 'decline-reason', draft.declineReasons.map(asChoice));
  await saveChoices(
    tx,
    'disposition',
    draft.dispositions.map(({ dispositionId, ...names }) => ({ id: dispositionId, ...names })),
  );
  for (const [position, topic] of draft.topics.entries()) await saveTopic(tx, topic, position);
}

function asChoice({ reasonId, nameDe, nameEn }: Reason): Choice {
  return { id: reasonId, nameDe, nameEn };
}

async function saveChoices(tx: Tx, kind: ChoiceKind, choices: readonly Choice[]): Promise<void> {
  for (const [position, { id, nameDe, nameEn }] of choices.entries()) {
    await tx.query(
      `insert into centre_choices (kind, choice_id, name_de, name_en, position)
       values ($1, $2, $3, $4, $5)`,
      [kind, id, nameDe, nameEn, position],
    );
  }
}

async function saveTopic(tx: Tx, topic: CentreTopic, position: number): Promise<void> {
  await tx.query(
    `insert into centre_topics (topic_id, name_de, name_en, queue_id, skills, position)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [
      topic.topicId,
      topic.nameDe,
      topic.nameEn,
      topic.queueId,
      JSON.stringify(topic.skills),
      position,
    ],
  );
}

async function readCentre(tx: Queries): Promise<Centre> {
  const choices = await tx.query<Choice & { kind: ChoiceKind }>(
    `select kind, choice_id as "id", name_de as "nameDe", name_en as "nameEn"
       from centre_choices order by kind, position`,
  );
  const of = (kind: ChoiceKind) => choices.filter((choice) => choice.kind === kind);
  return {
    skills: await readSkills(tx),
    notReadyReasons: of('not-ready-reason').map(asReason),
    declineReasons: of('decline-reason').map(asReason),
    dispositions: of('disposition').map(({ id, nameDe, nameEn }) => ({
      dispositionId: id,
      nameDe,
      nameEn,
    })),
    topics: await tx.query<CentreTopic>(
      `select topic_id as "topicId", name_de as "nameDe", name_en as "nameEn",
              queue_id as "queueId", skills
         from centre_topics order by position`,
    ),
  };
}

function asReason({ id, nameDe, nameEn }: Choice): Reason {
  return { reasonId: id, nameDe, nameEn };
}

async function readSkills(tx: Queries): Promise<Skill[]> {
  return tx.query<Skill>(
    `select skill_id as "skillId", name from skills order by lower(name), skill_id`,
  );
}

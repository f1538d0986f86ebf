// What a command must look like, as far as doors cannot know it. Each check answers with the field
// at fault, or `null`.
import { refused } from '@zentrale/kernel/values';
import {
  ATTRIBUTE_COUNT_MAX,
  PROFICIENCY_MAX,
  REQUEST_SKILL_COUNT_MAX,
  TEXT_LENGTH_MAX,
} from '../limits.ts';
import type { Attributes, SkillRequirement } from '../settings.ts';
import type { RoutingState } from '../state.ts';
import { invalid, limit, type No } from './context.ts';

export function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function isText(value: string): boolean {
  return value.length >= 1 && value.length <= TEXT_LENGTH_MAX;
}

export function hasTwice(ids: readonly string[]): boolean {
  return ids.length > 1 && new Set(ids).size < ids.length;
}

export function checkRequirements(
  state: RoutingState,
  skills: readonly SkillRequirement[],
): No | null {
  if (skills.length === 0) return null;
  if (skills.length > REQUEST_SKILL_COUNT_MAX) return limit('skills');
  if (skills.length > 1 && hasTwice(skills.map(({ skillId }) => skillId))) return invalid('skills');
  let index = 0;
  for (const { skillId, proficiencyMin } of skills) {
    if (!state.skills.has(skillId)) {
      return refused('skill.unknown', { field: `skills.${index}.skillId` });
    }
    if (!isWhole(proficiencyMin, 0, PROFICIENCY_MAX)) {
      return invalid(`skills.${index}.proficiencyMin`);
    }
    index += 1;
  }
  return null;
}

const NAME = /^[A-Za-z0-9_-]{1,60}$/;

/** Names and values that expressions can ask for. */
export function checkAttributes(attributes: Attributes, field: string): No | null {
  const entries = Object.entries(attributes);
  if (entries.length > ATTRIBUTE_COUNT_MAX) return limit(field);
  for (const [name, value] of entries) {
    const isGood =
      NAME.test(name) &&
      (typeof value === 'boolean' ||
        (typeof value === 'string' ? value.length <= TEXT_LENGTH_MAX : Number.isInteger(value)));
    if (!isGood) return invalid(`${field}.${name}`);
  }
  return null;
}

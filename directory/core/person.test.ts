import { asId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { centreDraft, personDraft } from '../testing/index.ts';
import { withoutSecrets } from './audit.ts';
import { refusalOfCentre } from './centre.ts';
import { refusalOfPassword } from './password.ts';
import { normalEmail, refusalOfPerson, type PersonDraft } from './person.ts';

const level = { skillId: asId<PersonDraft['skills'][number]['skillId']>('a'), proficiency: 50 };

describe('a person', () => {
  test('the valid draft is accepted', () => {
    expect(refusalOfPerson(personDraft({ skills: [level] }))).toBeNull();
  });

  test.each<[string, Partial<PersonDraft>]>([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(121) }],
    ['email', { email: 'anna' }],
    ['email', { email: 'anna@host' }],
    ['email', { email: 'an na@example.com' }],
    ['email', { email: 'anna@example.com, eve@example.com' }],
    ['roles', { roles: [] }],
    ['roles', { roles: ['agent', 'integration'] }],
    ['skills', { skills: [{ ...level, proficiency: 0 }] }],
    ['skills', { skills: [{ ...level, proficiency: 50.5 }] }],
    ['skills', { skills: [level, level] }],
    ['capacity', { capacity: { total: -1, channels: {} } }],
    ['capacity', { capacity: { total: 5, channels: { sms: { countMax: 2, weight: 0 } } } }],
  ])('an unfit %s is refused and named', (field, more) => {
    expect(refusalOfPerson(personDraft(more))).toEqual({ kind: 'request.invalid', field });
  });

  test('addresses are compared without case and blanks around', () => {
    expect(normalEmail('  Anna.Brandt@Example.COM ')).toBe('anna.brandt@example.com');
  });
});

describe('a password', () => {
  test.each([
    ['1234567', false],
    ['12345678', true],
    ['😀'.repeat(7), false],
    ['x'.repeat(200), true],
    ['x'.repeat(201), false],
  ])('%s', (password, isFit) => {
    expect(refusalOfPassword(password) === null).toBe(isFit);
  });
});

function topic(proficiencyMin: number) {
  return {
    topicId: 't',
    nameDe: 'Thema',
    nameEn: 'Topic',
    queueId: asId<ReturnType<typeof centreDraft>['topics'][number]['queueId']>('q'),
    skills: [{ skillId: level.skillId, proficiencyMin }],
  };
}

describe('the centre', () => {
  const reason = { reasonId: 'r', nameDe: 'Grund', nameEn: 'Reason' };

  test('the valid draft is accepted', () => {
    expect(refusalOfCentre(centreDraft())).toBeNull();
  });

  test.each([
    ['notReadyReasons', { notReadyReasons: [reason, reason] }],
    [
      'declineReasons.1',
      { declineReasons: [reason, { ...reason, reasonId: 'system.missed-offer' }] },
    ],
    ['declineReasons.0', { declineReasons: [{ ...reason, nameEn: ' ' }] }],
  ])('%s', (field, more) => {
    expect(refusalOfCentre(centreDraft(more))).toEqual({ kind: 'request.invalid', field });
  });

  test('a required proficiency outside 1 to 100 is refused', () => {
    expect(refusalOfCentre(centreDraft({ topics: [topic(100)] }))).toBeNull();
    expect(refusalOfCentre(centreDraft({ topics: [topic(101)] }))).toMatchObject({
      field: 'topics.0.skills',
    });
  });
});

test('secrets never reach the audit trail, at any depth', () => {
  const record = { name: 'x', Password: 'y', inner: [{ keyHash: 'z', kept: 1 }], token: null };
  expect(withoutSecrets(record)).toEqual({ name: 'x', inner: [{ kept: 1 }] });
});

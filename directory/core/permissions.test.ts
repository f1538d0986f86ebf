import { describe, expect, test } from 'vitest';
import { ACTS, authorise, mayAct, rolesOf, type Act } from './permissions.ts';

describe('permissions', () => {
  test('what an agent may do is exactly this', () => {
    const acts = ACTS.filter((act) => mayAct(['agent'], act));
    expect(acts).toEqual([
      'article.read',
      'attachment.save',
      'centre.read',
      'conversation.read',
      'conversation.start',
      'customer.read',
      'customer.save',
      'desk.watch',
      'hint.read',
      'password.change-own',
      'people.read',
      'session.use',
    ]);
  });

  test('an expert sees the floor as little as an agent, and starts no conversations', () => {
    expect(mayAct(['expert'], 'floor.watch')).toBe(false);
    expect(mayAct(['expert'], 'conversation.start')).toBe(false);
    expect(mayAct(['expert'], 'conversation.read')).toBe(true);
  });

  test('supervisors watch, administrators change', () => {
    expect(mayAct(['supervisor'], 'floor.watch')).toBe(true);
    expect(mayAct(['supervisor'], 'people.save')).toBe(false);
    expect(mayAct(['administrator'], 'people.save')).toBe(true);
  });

  test('a device delivers signals and does nothing else', () => {
    expect(ACTS.filter((act) => mayAct(['device'], act))).toEqual(['device.signal']);
  });

  test('a key never uses a session, and never manages keys', () => {
    const forbidden: Act[] = ['session.use', 'api-key.manage', 'people.save', 'customer.erase'];
    for (const act of forbidden) expect(mayAct(['integration'], act)).toBe(false);
  });

  test('two roles together may what either may', () => {
    expect(mayAct(['agent', 'supervisor'], 'floor.watch')).toBe(true);
    expect(mayAct([], 'session.use')).toBe(false);
  });

  test('an administrator may everything people may', () => {
    const human = ACTS.filter((act) => mayAct(['agent', 'expert', 'supervisor'], act));
    expect(human.filter((act) => !rolesOf(act).includes('administrator'))).toEqual([]);
  });

  test('the refusal names the act', () => {
    expect(authorise({ roles: ['agent'] }, 'audit.read')).toEqual({
      ok: false,
      refusal: { kind: 'role.forbidden', facts: { act: 'audit.read' } },
    });
    expect(authorise({ roles: ['administrator'] }, 'audit.read').ok).toBe(true);
  });
});

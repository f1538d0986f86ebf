import { instant } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { group, id, identity } from '../testing/identities.ts';
import { identityKey } from './identity.ts';
import { decideIdentification, refusalOfUndo, type Separation } from './merging.ts';
import { byStrength, type Group } from './profile.ts';

function decide(given: string[], found: Group[], separations: Separation[] = []) {
  const { winner, absorbed, linked, proven, keptApart } = decideIdentification(
    given.map(identity),
    found,
    separations,
  );
  return {
    winner: winner?.customerId ?? null,
    absorbed: absorbed.map((one) => one.group.customerId),
    linked: linked.map(identityKey),
    proven: proven.map(identityKey),
    apart: keptApart.map((one) => `${one.group.customerId} ${one.reason}`),
  };
}

const nothing = { absorbed: [], linked: [], proven: [], apart: [] };

describe('the decision table', () => {
  test('nobody found: somebody new', () => {
    expect(decide(['cookie:c'], [])).toEqual({ ...nothing, winner: null, linked: ['cookie:c'] });
  });

  test('one found: that one, and what is new joins', () => {
    const known = group('A', ['cookie:c']);
    expect(decide(['cookie:c', 'email:a'], [known])).toEqual({
      ...nothing,
      winner: 'A',
      linked: ['email:a'],
    });
  });

  test('a browser and a known address become one', () => {
    const found = [group('A', ['cookie:c'], 1), group('B', ['email:b'], 9)];
    expect(decide(['cookie:c', 'email:b'], found)).toEqual({
      ...nothing,
      winner: 'B',
      absorbed: ['A'],
    });
  });

  test('two with different proven addresses on one computer stay two', () => {
    const found = [group('A', ['cookie:c', 'email:a!']), group('B', ['email:b!'])];
    expect(decide(['cookie:c', 'email:b'], found)).toEqual({
      ...nothing,
      winner: 'B',
      apart: ['A verified-emails-differ'],
    });
  });

  test('the same two are merged where one address is only claimed', () => {
    const found = [group('A', ['cookie:c', 'email:a!']), group('B', ['email:b'])];
    expect(decide(['cookie:c', 'email:b'], found)).toMatchObject({ winner: 'A', absorbed: ['B'] });
  });

  test('an address proven in this call counts as proven', () => {
    const found = [group('A', ['cookie:c', 'email:a!']), group('B', ['email:b'])];
    expect(decide(['cookie:c', 'email:b!'], found)).toMatchObject({
      winner: 'B',
      proven: ['email:b'],
      apart: ['A verified-emails-differ'],
    });
  });

  test('a new proven address on another person’s computer is somebody new', () => {
    const found = [group('A', ['cookie:c', 'email:a!'])];
    expect(decide(['cookie:c', 'email:b!'], found)).toEqual({
      ...nothing,
      winner: null,
      linked: ['email:b'],
      apart: ['A verified-emails-differ'],
    });
  });

  test('a shared number is strong evidence', () => {
    const found = [group('A', ['phone:1', 'email:a!']), group('B', ['email:b!'])];
    expect(decide(['phone:1', 'email:b!'], found)).toMatchObject({ absorbed: ['B'], apart: [] });
  });

  test('two browsers of two proven people say nothing', () => {
    const found = [group('A', ['cookie:c', 'email:a!']), group('B', ['cookie:d', 'email:b!'])];
    expect(decide(['cookie:c', 'cookie:d'], found)).toMatchObject({
      winner: 'A',
      apart: ['B verified-emails-differ'],
    });
  });

  test('what was taken apart is not merged by the same evidence, nor by less', () => {
    const found = [group('A', ['cookie:c', 'phone:1']), group('B', ['email:b'])];
    const evidence = ['cookie:c', 'email:b'];
    const apart = [{ one: [id('B')], other: [id('A')], evidence }];
    expect(decide(['cookie:c', 'email:b'], found, apart)).toEqual({
      ...nothing,
      winner: 'B',
      apart: ['A taken-apart-before'],
    });
    expect(decide(['cookie:c', 'phone:1', 'email:b'], found, apart)).toMatchObject({
      absorbed: ['B'],
      apart: [],
    });
  });
});

describe('who stays', () => {
  test.each([
    ['a proven identity before none', group('B', ['device:d!'], 9), group('A', ['email:a'], 1)],
    ['an address before none', group('B', ['email:a'], 9), group('A', ['cookie:c'], 1)],
    ['the older', group('B', ['email:a'], 1), group('A', ['email:b'], 9)],
    ['the smaller id', group('A', ['email:b']), group('B', ['email:a'])],
  ])('%s', (_, winner, loser) => {
    expect([loser, winner].toSorted(byStrength)[0]).toBe(winner);
    expect([winner, loser].toSorted(byStrength)[0]).toBe(winner);
  });
});

test('a merge is taken back once', () => {
  expect(refusalOfUndo({ undoneAt: null })).toBeNull();
  expect(refusalOfUndo({ undoneAt: instant(1) })).toEqual({ kind: 'merge.already-undone' });
});

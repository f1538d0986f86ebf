import { expect, test } from 'vitest';
import { sayer } from '../text/catalog.ts';
import { callSay } from './words.ts';

test('a call has words of its own, and those of the widget around it', () => {
  const say = callSay('en', sayer('en'));
  expect(say('callWith', { names: 'Mia' })).toBe('You are talking to Mia.');
  expect(say('identityStep', { number: 1, count: 5, name: 'Face' })).toBe('Step 1 of 5: Face');
  expect(say('tooLong', { max: 120 })).toBe(sayer('en')('tooLong', { max: 120 }));
  expect(callSay('de', sayer('de'))('callMuted')).toBe('Ihr Mikrofon ist aus.');
});

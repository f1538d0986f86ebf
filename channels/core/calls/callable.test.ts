import { expect, test } from 'vitest';
import { checkCallable } from './callable.ts';

test('people are called, numbers that cost are not, whatever the country', () => {
  for (const number of ['+4915155500101', '+493012345678', '+41446681800', '+12025550123']) {
    expect(checkCallable(number), number).toEqual({ ok: true, value: null });
  }
  for (const number of ['+499001234567', '+19005550123', '+41900123456', '+448443211234']) {
    expect(checkCallable(number), number).toMatchObject({ ok: false });
  }
  expect(checkCallable('+499001234567')).toMatchObject({
    refusal: { kind: 'call.number-refused', facts: { reason: 'costly-number' } },
  });
  for (const number of ['', '12345', '+1', '+49', 'anonymous']) {
    expect(checkCallable(number), number).toMatchObject({
      refusal: { facts: { reason: 'invalid-number' } },
    });
  }
});

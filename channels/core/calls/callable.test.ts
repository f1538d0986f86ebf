import { expect, test } from 'vitest';
import { callableNumber } from './callable.ts';

test('people are called, numbers that cost are not, whatever the country', () => {
  for (const number of ['+4915155500101', '+493012345678', '+41446681800', '+12025550123']) {
    expect(callableNumber(number), number).toEqual({ ok: true, value: number });
  }
  for (const number of ['+499001234567', '+19005550123', '+41900123456', '+448443211234']) {
    expect(callableNumber(number), number).toMatchObject({ ok: false });
  }
  expect(callableNumber('+499001234567')).toMatchObject({
    refusal: { kind: 'call.number-refused', facts: { reason: 'costly-number' } },
  });
  for (const number of ['', '110', '112', '+1', '+49', 'anonymous', 'call 030 12345678']) {
    expect(callableNumber(number), number).toMatchObject({
      refusal: { facts: { reason: 'invalid-number' } },
    });
  }
});

test('a number without a country code is one of the centre’s own country', () => {
  expect(callableNumber('0151 555 00101')).toEqual({ ok: true, value: '+4915155500101' });
  expect(callableNumber('0664 1234567', 'AT')).toEqual({ ok: true, value: '+436641234567' });
  expect(callableNumber('0900 1234567')).toMatchObject({
    refusal: { facts: { reason: 'costly-number' } },
  });
});

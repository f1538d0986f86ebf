import { instant, later, minutes, must, seconds } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { askForCode, codeNotSent, codeSent, codeView, enterCode, type Code } from './index.ts';

const NOW = instant(1_000_000);

function asked(before: Code | null = null, now = NOW): Code {
  const result = askForCode(before, now);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
}
const sent = (now = NOW) => codeSent(asked(null, now), { salt: 's', digest: 'right', now });
const kindOf = ({ result }: ReturnType<typeof enterCode>) =>
  result.ok ? null : result.refusal.kind;

test('the right one proves the number, and is worth nothing a second time', () => {
  const once = enterCode(sent(), 'right', NOW);
  expect(once.result.ok).toBe(true);
  expect(once.code).toMatchObject({ state: 'proven', digest: '', salt: '' });
  expect(kindOf(enterCode(once.code, 'right', NOW))).toBe('identification.code-over');
  expect(askForCode(once.code, later(NOW, minutes(1))).ok).toBe(false);
});

test('a wrong one costs a try, and after three the right one comes too late', () => {
  let code: Code | null = sent();
  for (const triesLeft of [2, 1, 0]) {
    const wrong = enterCode(code, 'wrong', NOW);
    expect(wrong.result).toMatchObject({
      refusal: { kind: 'identification.code-wrong', facts: { triesLeft } },
    });
    code = wrong.code;
  }
  expect(kindOf(enterCode(code, 'right', NOW))).toBe('identification.code-over');
});

test('it is valid for five minutes', () => {
  const last = later(NOW, minutes(5));
  expect(enterCode(sent(), 'right', instant(last - 1)).result.ok).toBe(true);
  expect(kindOf(enterCode(sent(), 'right', last))).toBe('identification.code-over');
});

test('before it is sent, or when it was not, nothing is right', () => {
  for (const code of [null, asked(), codeNotSent(asked(), 'no credit')]) {
    expect(kindOf(enterCode(code, '', NOW))).toBe('identification.code-over');
  }
});

test('it is sent three times at most, half a minute apart, and only the last one counts', () => {
  const first = sent();
  expect(askForCode(first, later(NOW, seconds(29)))).toMatchObject({
    refusal: { kind: 'identification.code-too-often' },
  });
  const second = asked(first, later(NOW, seconds(30)));
  expect(kindOf(enterCode(second, 'right', later(NOW, seconds(31))))).toBe(
    'identification.code-over',
  );
  const third = asked(second, later(NOW, minutes(1)));
  expect(codeView(third)).toMatchObject({ sendCount: 3, sendsLeft: 0 });
  expect(askForCode(third, later(NOW, minutes(9))).ok).toBe(false);
});

test('what is shown of it tells neither digest nor salt', () => {
  expect(JSON.stringify(codeView(must(sent(), 'sent')))).not.toMatch(/right|"s"/);
});

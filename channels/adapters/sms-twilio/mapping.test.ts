import { describe, expect, test } from 'vitest';
import { classifyFailure, failureWords } from './failures.ts';
import picture from './fixtures/sms-with-pictures.json' with { type: 'json' };
import undelivered from './fixtures/status-undelivered.json' with { type: 'json' };
import { readSmsWebhook, readStatusWebhook, toInboundSms, toReceipt, toStatus } from './mapping.ts';

describe('an SMS webhook', () => {
  test('names account, addresses and event, and keeps unknown fields', () => {
    expect(readSmsWebhook(picture)).toEqual({
      ok: true,
      value: {
        kind: 'sms',
        accountSid: picture.AccountSid,
        ourAddress: '+4930901820',
        customerAddress: '+491701234567',
        providerId: picture.MessageSid,
        raw: picture,
      },
    });
  });

  test('becomes our words', () => {
    expect(toInboundSms(picture)).toEqual({
      from: '+491701234567',
      to: '+4930901820',
      providerId: picture.MessageSid,
      text: 'So sieht es aus',
      media: [{ mediaType: 'image/jpeg' }, { mediaType: 'text/vcard' }],
    });
  });

  test.each([
    ['MessageSid', { ...picture, MessageSid: undefined }],
    ['MessageSid', { ...picture, MessageSid: 'x' }],
    ['AccountSid', { ...picture, AccountSid: '' }],
    ['From', { ...picture, From: ['+1', '+2'] }],
    ['To', { ...picture, To: '' }],
    ['NumMedia', { ...picture, NumMedia: '11' }],
    ['Body', { ...picture, Body: 'x'.repeat(20_001) }],
    ['', 'not a form'],
    ['', null],
  ])('a wrong %s is refused by name', (field, form) => {
    expect(readSmsWebhook(form)).toEqual({
      ok: false,
      refusal: { kind: 'request.invalid', field },
    });
  });

  test('an empty text without media is still a message', () => {
    const { Body: _body, NumMedia: _count, ...bare } = picture;
    expect(toInboundSms(bare)).toMatchObject({ text: '', media: [] });
  });
});

describe('a status callback', () => {
  test('names the message of ours, with the status in its id', () => {
    const read = readStatusWebhook(undelivered, 'msg_1');
    expect(read).toMatchObject({
      ok: true,
      value: {
        kind: 'receipt',
        ourAddress: '+4930901820',
        customerAddress: '+491701234567',
        providerId: `${undelivered.MessageSid}:undelivered`,
      },
    });
    expect(read.ok && toReceipt(read.value.raw)).toEqual({
      providerId: undelivered.MessageSid,
      messageId: 'msg_1',
      status: 'failed',
      failure: 'The telephone is switched off or out of reach. (30003)',
      isOptOut: false,
    });
  });

  test.each([undefined, '', 'a b', ['msg_1'], 'x'.repeat(65)])(
    'an unusable message id %j is left out',
    (message) => {
      const read = readStatusWebhook(undelivered, message);
      expect(read.ok && toReceipt(read.value.raw)).not.toHaveProperty('messageId');
    },
  );

  test('a missing status is refused by name', () => {
    expect(readStatusWebhook({ ...undelivered, MessageStatus: undefined }, 'msg_1')).toMatchObject({
      refusal: { kind: 'request.invalid', field: 'MessageStatus' },
    });
  });

  test('an opt-out is recognised', () => {
    const form = { ...undelivered, MessageStatus: 'failed', ErrorCode: '21610' };
    const read = readStatusWebhook(form, 'msg_1');
    expect(read.ok && toReceipt(read.value.raw)).toMatchObject({ isOptOut: true });
  });

  test.each([
    ['accepted', 'queued'],
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['partially_delivered', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
    ['invented-in-2030', 'queued'],
  ])('%s is %s', (status, expected) => {
    expect(toStatus(status)).toBe(expected);
  });
});

describe('failures', () => {
  test.each([
    [30007, undefined, 'The carrier filtered the message as unwanted. (30007)'],
    [39999, 'Something new', 'Something new (39999)'],
    [39999, undefined, 'Error 39999.'],
    [null, undefined, 'The provider gave no reason.'],
  ])('%s %s', (code, message, words) => {
    expect(failureWords(code, message)).toBe(words);
  });

  test.each([
    [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'not-taken'],
    [Object.assign(new Error('no name'), { code: 'ENOTFOUND' }), 'not-taken'],
    [Object.assign(new Error('reset'), { code: 'ECONNRESET' }), 'unknown'],
    [Object.assign(new Error('timeout'), { code: 'ECONNABORTED' }), 'unknown'],
    [new SyntaxError('no JSON'), 'unknown'],
    [null, 'unknown'],
  ])('%s is %s', (error, kind) => {
    expect(classifyFailure(error).kind).toBe(kind);
  });
});

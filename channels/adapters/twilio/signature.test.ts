import { describe, expect, test } from 'vitest';
import { verifySignature, type SignedRequest } from './signature.ts';

// Published vectors of the provider's own client libraries (read 2026-11).
const ADDRESS = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const form: SignedRequest = {
  authTokens: ['12345'],
  publicUrl: ADDRESS,
  params: {
    CallSid: 'CA1234567890ABCDE',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
    Caller: '+14158675309',
  },
  header: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
};
const DIGEST = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const json: SignedRequest = {
  authTokens: ['12345'],
  publicUrl: `${ADDRESS}&bodySHA256=${DIGEST}`,
  rawBody: '{"property": "value", "boolean": true}',
  header: 'a9nBmqA0ju/hNViExpshrM61xv4=',
};
const doubled: SignedRequest = {
  ...form,
  params: { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] },
  header: 'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
};

describe('the provider’s signature', () => {
  test.each<[string, SignedRequest]>([
    ['of a form', form],
    ['of a form whose address has the port', { ...form, publicUrl: withPort(ADDRESS) }],
    ['of repeated fields', doubled],
    ['of a JSON body', json],
    ['made with the previous token', { ...form, authTokens: ['new', '12345'] }],
  ])('%s is accepted', (_name, request) => {
    expect(verifySignature(request)).toBe(true);
  });

  test.each<[string, SignedRequest]>([
    ['a missing header', { ...form, header: undefined }],
    ['an empty header', { ...form, header: '' }],
    ['another token', { ...form, authTokens: ['54321'] }],
    ['no token', { ...form, authTokens: [] }],
    ['an empty token', { ...form, authTokens: [''] }],
    ['another host', { ...form, publicUrl: ADDRESS.replace('mycompany', 'evil') }],
    ['another query', { ...form, publicUrl: ADDRESS.replace('foo=1', 'foo=2') }],
    ['a changed field', { ...form, params: { ...form.params, Digits: '12345' } }],
    ['an added field', { ...form, params: { ...form.params, Extra: '' } }],
    ['a trimmed field', { ...form, params: { ...form.params, Digits: '1234 ' } }],
    ['a changed body', { ...json, rawBody: '{"property": "other", "boolean": true}' }],
    ['a body without digest', { ...json, publicUrl: ADDRESS }],
    ['a header of another length', { ...form, header: 'abc' }],
  ])('%s is refused', (_name, request) => {
    expect(verifySignature(request)).toBe(false);
  });
});

function withPort(address: string): string {
  return address.replace('mycompany.com', 'mycompany.com:443');
}

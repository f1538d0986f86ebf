import { parseXml } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import { PHRASES } from './phrases.ts';
import { askConsent, connect, hangUp, menu, voicemail, type Ending } from './twiml.ts';

const LANGUAGES = ['de', 'en'] as const;
const ENDINGS: readonly Ending[] = [
  'callbackNoted',
  'messageKept',
  'unavailable',
  'closed',
  'full',
  'tookTooLong',
  'goodbye',
];

/** Throws on what is no XML. */
const read = (xml: string) => parseXml(xml).root?.name;

describe('what the provider is told to do', () => {
  test.each(LANGUAGES)('the menu names a key for every topic, in %s', (language) => {
    const xml = menu({
      language,
      lineName: 'Berg & Tal <Shop>',
      topicNames: ['A & B', 'C'],
      isGreeted: false,
      action: '/webhooks/twilio/voice?language=de&asked=1',
    });
    expect(read(xml)).toBe('Response');
    expect(xml).toContain('Berg &amp; Tal &lt;Shop&gt;');
    expect(xml).toContain(PHRASES[language].key('C', 2));
    expect(xml).toContain('action="/webhooks/twilio/voice?language=de&amp;asked=1"');
    expect(xml).toContain('actionOnEmptyResult="true"');
    expect(xml).toContain('input="dtmf speech"');
    expect(xml).toContain('hints="A &amp; B, C"');
  });

  test('who was greeted is not greeted again, and more topics than keys are left out', () => {
    const topicNames = Array.from({ length: 12 }, (_, at) => `T${at}`);
    const xml = menu({ language: 'en', lineName: 'L', topicNames, isGreeted: true, action: '/' });
    expect(xml).not.toContain('Welcome');
    expect(xml).toContain('For T7 press 8.');
    expect(xml).not.toContain('T8');
  });

  test.each(LANGUAGES)(
    'the stream gets its key, and the provider asks what is next: %s',
    (language) => {
      const about = {
        language,
        streamUrl: 'wss://centre.example/media',
        streamKey: 'secret',
        nextUrl: '/next?language=de',
      };
      const greeting = {
        lineName: 'Bergwerk',
        wait: { place: 3, minutes: 4, offersCallback: true },
        tellsRecording: 'both' as const,
      };
      const xml = connect({ ...about, greeting });
      expect(read(xml)).toBe('Response');
      expect(xml).toContain(
        '<Connect><Stream url="wss://centre.example/media"><Parameter name="key" value="secret"/></Stream></Connect><Redirect method="POST">/next?language=de</Redirect>',
      );
      for (const words of [
        PHRASES[language].place(3),
        PHRASES[language].wait(4),
        PHRASES[language].recorded.both,
      ]) {
        expect(xml).toContain(words);
      }
      expect(connect({ ...about, greeting: null })).not.toContain('<Say');
      const again = connect({
        ...about,
        greeting: { ...greeting, lineName: null, tellsRecording: null },
      });
      const said = [...again.matchAll(/<Say[^>]*>([^<]*)<\/Say>/g)].map(([, words]) => words);
      expect(said).toEqual([
        PHRASES[language].place(3),
        PHRASES[language].wait(4),
        PHRASES[language].offerCallback,
      ]);
      const atOnce = { lineName: null, wait: null, tellsRecording: null };
      expect(connect({ ...about, greeting: atOnce })).not.toContain('<Say');
    },
  );

  test.each(LANGUAGES)('says why nobody comes, and takes a message by stream: %s', (language) => {
    const xml = voicemail({
      language,
      why: 'full',
      streamUrl: 'wss://centre.example/media',
      streamKey: 'secret',
      nextUrl: '/next',
    });
    const root = parseXml(xml).root;
    expect(root?.children.map((child) => ('name' in child ? child.name : ''))).toEqual([
      'Say',
      'Say',
      'Connect',
      'Redirect',
    ]);
    expect(xml).toContain(PHRASES[language].full);
    expect(xml).toContain(PHRASES[language].leaveMessage);
  });

  test.each(LANGUAGES)('asks for consent, and says every ending: %s', (language) => {
    const about = { language, keeps: 'text', action: '/voice?topic=a&asked=1' } as const;
    const asked = askConsent({ ...about, lineName: null, isOutgoing: false });
    expect(read(asked)).toBe('Response');
    expect(asked).toContain(PHRASES[language].mayRecord.text);
    expect(asked).toMatch(/<Gather [^>]*action="\/voice\?topic=a&amp;asked=1"/);
    expect(asked).toMatch(/<Gather [^>]*numDigits="1"[^>]* actionOnEmptyResult="true"/);
    const lineName = 'Berg & Tal';
    const [greeted, called] = [false, true].map((isOutgoing) =>
      askConsent({ ...about, lineName, isOutgoing }),
    );
    expect(greeted).toContain(PHRASES[language].welcome('Berg &amp; Tal'));
    expect(called).toContain(PHRASES[language].introduce('Berg &amp; Tal'));
    expect(read(called ?? '')).toBe('Response');
    for (const ending of ENDINGS) {
      const xml = hangUp(language, ending);
      expect(read(xml)).toBe('Response');
      expect(xml).toContain(PHRASES[language][ending]);
      expect(xml).toMatch(/<Hangup\/><\/Response>$/);
    }
  });
});

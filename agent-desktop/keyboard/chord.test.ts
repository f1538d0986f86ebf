import { describe, expect, test } from 'vitest';
import { chordOf, isSingleKey, type KeyPress } from './chord.ts';

const press = (more: Partial<KeyPress>): KeyPress => ({
  key: 'a',
  code: 'KeyA',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isAltGraph: false,
  ...more,
});

describe('chords', () => {
  test('follow the character, so Z is Z on a German keyboard', () => {
    expect(chordOf(press({ key: 'z', code: 'KeyY' }))).toBe('z');
    expect(chordOf(press({ key: 'z', code: 'KeyY', altKey: true }))).toBe('alt+z');
  });

  test('read Option+A on a Mac by the place of the key', () => {
    expect(chordOf(press({ key: 'å', code: 'KeyA', altKey: true }))).toBe('alt+a');
  });

  test('take ? and / as themselves although German keyboards need Shift', () => {
    expect(chordOf(press({ key: '?', code: 'Minus', shiftKey: true }))).toBe('?');
    expect(chordOf(press({ key: '/', code: 'Digit7', shiftKey: true }))).toBe('/');
  });

  test('never act on AltGr, which types @ and brackets', () => {
    expect(chordOf(press({ key: 'q', altKey: true, ctrlKey: true, isAltGraph: true }))).toBeNull();
  });

  test('treat Ctrl and Command alike', () => {
    expect(chordOf(press({ key: 'k', code: 'KeyK', ctrlKey: true }))).toBe('mod+k');
    expect(chordOf(press({ key: 'k', code: 'KeyK', metaKey: true }))).toBe('mod+k');
  });

  test('know which chords would disturb typing', () => {
    expect(isSingleKey('?')).toBe(true);
    expect(isSingleKey('g i')).toBe(true);
    expect(isSingleKey('alt+a')).toBe(false);
    expect(isSingleKey('f6')).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { BUTTONS_AT_REST, layoutOf, readReport, reportsFor } from './headset.ts';

// As a headset of the usual kind describes itself: buttons in report 2 behind two volume bits,
// lights in reports 3 and 4.
const COLLECTIONS = [
  { inputReports: [{ reportId: 1, items: [{ usages: [0x0c_00e9, 0x0c_00ea], ...bits(8) }] }] },
  {
    children: [
      {
        inputReports: [
          {
            reportId: 2,
            items: [
              { usages: [0x0c_00e9, 0x0c_00ea], ...bits(2) },
              { usages: [0x0b_0020], ...bits(1) },
              { usages: [0x0b_0021], ...bits(6) },
              { usages: [0x0b_002f], ...bits(1) },
            ],
          },
        ],
        outputReports: [
          {
            reportId: 3,
            items: [{ usages: [0x08_0017, 0x08_0009], ...bits(2) }, { ...bits(6) }],
          },
          { reportId: 4, items: [{ usages: [0x08_0018], ...bits(1) }, { ...bits(15) }] },
        ],
      },
    ],
  },
];

function bits(reportCount: number) {
  return { reportSize: 1, reportCount };
}

function known() {
  const layout = layoutOf(COLLECTIONS);
  if (layout === null) throw new Error('it has a hook');
  return layout;
}

const said = (...bytes: number[]) => ({ reportId: 2, bytes: Uint8Array.from(bytes) });

describe('a headset', () => {
  test('whose hook is switched picks up, and hangs up', () => {
    const up = readReport(known(), BUTTONS_AT_REST, said(0b0000_0100, 0));
    expect(up.presses).toEqual(['pick-up']);
    // The same again is no news, and volume is nothing of ours.
    expect(readReport(known(), up.buttons, said(0b0000_0111, 0)).presses).toEqual([]);
    expect(readReport(known(), up.buttons, said(0, 0)).presses).toEqual(['hang-up']);
  });

  test('whose mute button is pressed mutes once, however long it is held', () => {
    const up = readReport(known(), BUTTONS_AT_REST, said(0b0000_0100, 0)).buttons;
    const pressed = readReport(known(), up, said(0b0000_0100, 0b10));
    expect(pressed.presses).toEqual(['toggle-mute']);
    expect(readReport(known(), pressed.buttons, said(0b0000_0100, 0b10)).presses).toEqual([]);
    const released = readReport(known(), pressed.buttons, said(0b0000_0100, 0));
    expect(released.presses).toEqual([]);
    expect(readReport(known(), released.buttons, said(0b0000_0100, 0b10)).presses).toEqual([
      'toggle-mute',
    ]);
  });

  test('is told what to show, each report once and whole', () => {
    const shown = { isOffHook: true, isRinging: false, isMuted: true };
    expect(reportsFor(known(), shown)).toEqual([
      { reportId: 3, bytes: Uint8Array.of(0b11) },
      { reportId: 4, bytes: Uint8Array.of(0, 0) },
    ]);
    expect(reportsFor(known(), { ...shown, isRinging: true, isMuted: false })).toEqual([
      { reportId: 3, bytes: Uint8Array.of(0b01) },
      { reportId: 4, bytes: Uint8Array.of(1, 0) },
    ]);
  });

  test.each([
    ['another report', { reportId: 1, bytes: Uint8Array.of(0xff, 0xff) }],
    ['a report cut short', { reportId: 2, bytes: new Uint8Array() }],
  ])('that sends %s has pressed nothing', (_, report) => {
    expect(readReport(known(), BUTTONS_AT_REST, report)).toEqual({
      buttons: BUTTONS_AT_REST,
      presses: [],
    });
  });

  test('without a hook is none', () => {
    expect(layoutOf([])).toBeNull();
    expect(layoutOf([COLLECTIONS[0] ?? {}])).toBeNull();
  });
});

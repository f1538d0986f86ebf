// What headsets say and are told over HID: usages of the pages Telephony (0x0B) and LED (0x08) of
// the USB-IF's "HID Usage Tables", found by the device's own description.

const HOOK_SWITCH = 0x0b_0020;
const PHONE_MUTE = 0x0b_002f;
const LED_MUTE = 0x08_0009;
const LED_OFF_HOOK = 0x08_0017;
const LED_RING = 0x08_0018;

/** The part of a WebHID report that is used here. */
export interface ReportInfo {
  readonly reportId?: number;
  readonly items?: readonly {
    readonly usages?: readonly number[];
    /** Bits of each value. */
    readonly reportSize?: number;
    readonly reportCount?: number;
  }[];
}

export interface CollectionInfo {
  readonly inputReports?: readonly ReportInfo[];
  readonly outputReports?: readonly ReportInfo[];
  readonly children?: readonly CollectionInfo[];
}

/** Where a bit is in a report; `bytes` is how long that report is. */
interface Bit {
  readonly reportId: number;
  readonly at: number;
  readonly bytes: number;
}

export interface HeadsetLayout {
  readonly hook: Bit;
  readonly mute: Bit | null;
  readonly lights: {
    readonly isOffHook: Bit | null;
    readonly isRinging: Bit | null;
    readonly isMuted: Bit | null;
  };
}

/** The buttons as they were last told. */
export interface HeadsetButtons {
  readonly isOffHook: boolean;
  readonly isMutePressed: boolean;
}

export const BUTTONS_AT_REST: HeadsetButtons = { isOffHook: false, isMutePressed: false };

export type HeadsetPress = 'pick-up' | 'hang-up' | 'toggle-mute';

/** What the headset is to show. */
export interface HeadsetLights {
  readonly isOffHook: boolean;
  readonly isRinging: boolean;
  readonly isMuted: boolean;
}

/** `null`: no button to pick up with, so it is no headset for calls. */
export function layoutOf(collections: readonly CollectionInfo[]): HeadsetLayout | null {
  const all = collections.flatMap(withChildren);
  const inputs = bitsOf(all.flatMap(({ inputReports }) => inputReports ?? []));
  const outputs = bitsOf(all.flatMap(({ outputReports }) => outputReports ?? []));
  const hook = inputs.get(HOOK_SWITCH);
  if (hook === undefined) return null;
  return {
    hook,
    mute: inputs.get(PHONE_MUTE) ?? null,
    lights: {
      isOffHook: outputs.get(LED_OFF_HOOK) ?? null,
      isRinging: outputs.get(LED_RING) ?? null,
      isMuted: outputs.get(LED_MUTE) ?? null,
    },
  };
}

/** What a report means. The hook says how it is; mute is a press that is over at once. */
export function readReport(
  layout: HeadsetLayout,
  before: HeadsetButtons,
  report: { readonly reportId: number; readonly bytes: Uint8Array },
): { readonly buttons: HeadsetButtons; readonly presses: readonly HeadsetPress[] } {
  const isOffHook = bitIn(report, layout.hook) ?? before.isOffHook;
  const isMutePressed =
    (layout.mute === null ? null : bitIn(report, layout.mute)) ?? before.isMutePressed;
  const presses: HeadsetPress[] = [];
  if (isOffHook !== before.isOffHook) presses.push(isOffHook ? 'pick-up' : 'hang-up');
  if (isMutePressed && !before.isMutePressed) presses.push('toggle-mute');
  return { buttons: { isOffHook, isMutePressed }, presses };
}

/** The reports that make the headset show it, one for each report id. */
export function reportsFor(
  { lights }: HeadsetLayout,
  shown: HeadsetLights,
): { readonly reportId: number; readonly bytes: Uint8Array }[] {
  const reports = new Map<number, Uint8Array>();
  for (const [bit, isOn] of [
    [lights.isOffHook, shown.isOffHook],
    [lights.isRinging, shown.isRinging],
    [lights.isMuted, shown.isMuted],
  ] as const) {
    if (bit === null) continue;
    const bytes = reports.get(bit.reportId) ?? new Uint8Array(bit.bytes);
    reports.set(bit.reportId, bytes);
    const index = bit.at >> 3;
    if (isOn) bytes[index] = (bytes[index] ?? 0) | (1 << (bit.at & 7));
  }
  return [...reports].map(([reportId, bytes]) => ({ reportId, bytes }));
}

function withChildren(collection: CollectionInfo): CollectionInfo[] {
  return [collection, ...(collection.children ?? []).flatMap(withChildren)];
}

function bitsOf(reports: readonly ReportInfo[]): ReadonlyMap<number, Bit> {
  const bits = new Map<number, Bit>();
  for (const { reportId = 0, items = [] } of reports) {
    const sizeOf = ({ reportSize = 0, reportCount = 0 }: (typeof items)[number]) =>
      reportSize * reportCount;
    const bytes = Math.ceil(items.reduce((sum, item) => sum + sizeOf(item), 0) / 8);
    let start = 0;
    for (const item of items) {
      for (const [index, usage] of (item.usages ?? []).entries()) {
        const at = start + index * (item.reportSize ?? 0);
        if (!bits.has(usage)) bits.set(usage, { reportId, at, bytes });
      }
      start += sizeOf(item);
    }
  }
  return bits;
}

/** `null`: the report is about something else. */
function bitIn(
  { reportId, bytes }: { readonly reportId: number; readonly bytes: Uint8Array },
  bit: Bit,
): boolean | null {
  const byte = reportId === bit.reportId ? bytes[bit.at >> 3] : undefined;
  return byte === undefined ? null : ((byte >> (bit.at & 7)) & 1) === 1;
}

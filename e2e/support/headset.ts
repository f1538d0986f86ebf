import type { BrowserContext, Page } from '@playwright/test';

// A headset as WebHID shows one. There is none on a machine without hands, so the part of the
// browser is played here; what comes and goes are the bytes of a real one.

const HID = `
  const bits = (reportCount) => ({ reportSize: 1, reportCount });
  class Device extends EventTarget {
    productName = 'Testset 20';
    opened = false;
    lights = [];
    collections = [{
      inputReports: [{ reportId: 2, items: [
        { usages: [0x0b0020], ...bits(1) }, { usages: [0x0b002f], ...bits(1) }, bits(6),
      ] }],
      outputReports: [{ reportId: 3, items: [
        { usages: [0x080017, 0x080009, 0x080018], ...bits(3) }, bits(5),
      ] }],
    }];
    async open() { this.opened = true; }
    async close() { this.opened = false; }
    async sendReport(reportId, bytes) { this.lights.push([reportId, ...bytes]); }
  }
  window.headset = new Device();
  Object.defineProperty(navigator, 'hid', { value: {
    getDevices: async () => [],
    requestDevice: async () => [window.headset],
  } });
`;

/** Call before any page is opened. */
export async function giveHeadset(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: HID });
}

export async function sendReport(page: Page, byte: number): Promise<void> {
  await page.evaluate(
    `window.headset.dispatchEvent(Object.assign(new Event('inputreport'), {
      reportId: 2, data: new DataView(Uint8Array.of(${byte}).buffer) }))`,
  );
}

/** What it shows now: bit 0 in a call, bit 1 muted, bit 2 ringing. */
export function lights(page: Page): Promise<number> {
  return page.evaluate<number>('window.headset.lights.at(-1)?.[1] ?? 0');
}

import {
  BUTTONS_AT_REST,
  layoutOf,
  readReport,
  reportsFor,
  type CollectionInfo,
  type HeadsetLayout,
  type HeadsetLights,
  type HeadsetPress,
} from './core/headset.ts';

export type { HeadsetLights, HeadsetPress };

/** The part of WebHID that is used; browsers that have it are Chromium's. */
interface HidDevice extends EventTarget {
  readonly productName: string;
  readonly opened: boolean;
  readonly collections: readonly CollectionInfo[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, bytes: Uint8Array): Promise<void>;
}

interface Hid extends EventTarget {
  getDevices(): Promise<HidDevice[]>;
  requestDevice(wanted: {
    readonly filters: readonly { readonly usagePage: number }[];
  }): Promise<HidDevice[]>;
}

const TELEPHONY = 0x0b;

/** `null` where the browser has no WebHID. */
function hidOf(): Hid | null {
  return (navigator as { readonly hid?: Hid }).hid ?? null;
}

export function canUseHeadsetButtons(): boolean {
  return hidOf() !== null;
}

/** A headset whose buttons work here, and whose lights follow the call. */
export class Headset {
  readonly name: string;
  readonly #device: HidDevice;
  readonly #layout: HeadsetLayout;
  readonly #press: (press: HeadsetPress) => void;
  #buttons = BUTTONS_AT_REST;

  private constructor(
    device: HidDevice,
    layout: HeadsetLayout,
    press: (press: HeadsetPress) => void,
  ) {
    this.name = device.productName;
    this.#device = device;
    this.#layout = layout;
    this.#press = press;
    device.addEventListener('inputreport', this.#hear);
  }

  /** One that was allowed before; `null` where none is plugged in. */
  static async known(press: (press: HeadsetPress) => void): Promise<Headset | null> {
    return Headset.#first((await hidOf()?.getDevices()) ?? [], press);
  }

  /** Has the person choose one; call from a click. `null` where none was chosen. */
  static async choose(press: (press: HeadsetPress) => void): Promise<Headset | null> {
    const filters = [{ usagePage: TELEPHONY }];
    return Headset.#first((await hidOf()?.requestDevice({ filters })) ?? [], press);
  }

  static async #first(
    devices: readonly HidDevice[],
    press: (press: HeadsetPress) => void,
  ): Promise<Headset | null> {
    for (const device of devices) {
      const layout = layoutOf(device.collections);
      if (layout === null) continue;
      if (!device.opened) await device.open();
      return new Headset(device, layout, press);
    }
    return null;
  }

  /** A headset that is gone shows nothing, and that harms nobody. */
  async show(lights: HeadsetLights): Promise<void> {
    // What we ring or pick up is no press of the person's.
    this.#buttons = { ...this.#buttons, isOffHook: lights.isOffHook };
    for (const { reportId, bytes } of reportsFor(this.#layout, lights)) {
      await this.#device.sendReport(reportId, bytes).catch(() => undefined);
    }
  }

  close(): void {
    this.#device.removeEventListener('inputreport', this.#hear);
    void this.#device.close();
  }

  readonly #hear = (event: Event): void => {
    const { reportId, data } = event as Event & { reportId: number; data: DataView };
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const read = readReport(this.#layout, this.#buttons, { reportId, bytes });
    this.#buttons = read.buttons;
    for (const press of read.presses) this.#press(press);
  };
}

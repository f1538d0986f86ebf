import type { Browser } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SpecimenData {
  readonly familyName: string;
  readonly givenNames: string;
  /** `YYMMDD`, as zones write them. */
  readonly dateOfBirth: string;
  readonly expiresOn: string;
  readonly documentNumber: string;
}

const WIDTH = 1280;
const HEIGHT = 720;
const FRAME_COUNT = 10;
/** The lines take two thirds of the picture: letters of more than 45 pixels are read badly. */
const LETTER_PX = 38;

/** The three lines of a German identity card (TD1), with check digits that agree. */
export function zoneOf(about: SpecimenData): readonly string[] {
  const { documentNumber, dateOfBirth, expiresOn } = about;
  const first = `IDD<<${documentNumber}${digitOf(documentNumber)}`.padEnd(30, '<');
  const born = `${dateOfBirth}${digitOf(dateOfBirth)}`;
  const expires = `${expiresOn}${digitOf(expiresOn)}`;
  const composite = digitOf(`${first.slice(5)}${born}${expires}${'<'.repeat(11)}`);
  const second = `${`${born}<${expires}D`.padEnd(29, '<')}${composite}`;
  const name = `${about.familyName}<<${about.givenNames.replaceAll(' ', '<')}`;
  return [first, second, name.padEnd(30, '<')];
}

/** Weights 7, 3, 1 over the values of ICAO 9303. */
function digitOf(text: string): number {
  const value = (character: string): number => {
    if (character === '<') return 0;
    return Number.parseInt(character, 36);
  };
  const sum = text
    .split('')
    .reduce((total, character, index) => total + value(character) * ([7, 3, 1][index % 3] ?? 0), 0);
  return sum % 10;
}

/** A browser whose camera sees a specimen: a portrait, and the lines of a zone below it. */
export async function launchWithSpecimen(
  base: Browser,
  about: SpecimenData,
  options: object,
): Promise<Browser> {
  const page = await base.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  const lines = zoneOf(about).map((line) => line.replaceAll('<', '&lt;'));
  // There is no OCR-B on every machine; DejaVu Sans Mono stands in for it.
  await page.setContent(`
    <body style="margin:0;background:#40556b">
      <div style="position:absolute;inset:4%;background:#e8eee2;border-radius:24px">
        <div style="margin:28px;width:190px;height:240px;background:#b99;border-radius:8px"></div>
        <h1 style="position:absolute;left:260px;top:20px;font:28px sans-serif">Specimen</h1>
        <pre style="position:absolute;left:60px;bottom:6%;margin:0;color:#111;
          font:${LETTER_PX}px/1.5 'DejaVu Sans Mono',monospace;letter-spacing:4px"
          >${lines.join('\n')}</pre>
      </div>
    </body>`);
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 92 });
  await page.close();
  const path = join(tmpdir(), `zentrale-specimen-${process.pid}.mjpeg`);
  writeFileSync(path, Buffer.concat(Array.from({ length: FRAME_COUNT }, () => jpeg)));
  const { args = [], ...rest } = options as { args?: string[] };
  return base.browserType().launch({
    ...rest,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
  });
}

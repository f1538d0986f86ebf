import { ManualClock } from '@zentrale/kernel/testing';
import { instant, minutes } from '@zentrale/kernel/values';
import { silentLog } from '@zentrale/platform/testing';
import { expect, test } from 'vitest';
import { TesseractZoneReader } from './index.ts';

/** A grey picture of 8 by 8, made by a browser. */
const GREY = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AL+AD//Z',
  'base64',
);

// What a drawn zone is read as, e2e/tests/identification.e2e.ts shows.
test('what is no picture is refused, and the next photograph is read all the same', async () => {
  const clock = new ManualClock(instant(0));
  const reader = new TesseractZoneReader({ clock, log: silentLog });
  const refusal = 'identification.photo-unfit';
  await expect(reader.read(Buffer.from('<svg/>'))).rejects.toThrow(refusal);
  await expect(reader.read(GREY.subarray(0, 40))).rejects.toThrow(refusal);
  expect((await reader.read(GREY)).trim()).toBe('');
  // Idle for long: the thread ends, and another one is started when it is needed.
  clock.advance(minutes(5));
  expect((await reader.read(GREY)).trim()).toBe('');
  await reader.close();
  await reader.close();
});

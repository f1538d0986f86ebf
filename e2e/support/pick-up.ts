import { expect } from '@playwright/test';
import { Handset } from './handset.ts';

/** Takes up the telephone of that number as soon as it rings, and speaks the tone. */
export async function pickUpWhenRinging(
  demoUrl: string,
  number: string,
  tone: ConstructorParameters<typeof Handset>[2],
): Promise<Handset> {
  let telephone = new Handset(demoUrl, number, tone, 'answers');
  await expect
    .poll(async () => {
      if (await telephone.opened) return true;
      telephone = new Handset(demoUrl, number, tone, 'answers');
      return false;
    })
    .toBe(true);
  return telephone;
}

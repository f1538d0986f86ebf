import { chromium, type Page } from '@playwright/test';
import { shareOf, toneFrames } from '@zentrale/channels/testing';
import config from '../playwright.config.ts';
import { signInColleague } from '../support/cast.ts';
import { Handset } from '../support/handset.ts';
import { ServerProcess } from '../support/server-process.ts';
import { giveEars, launchWithTone } from '../support/tones.ts';

// From the key by which an agent accepts a telephone call until each hears the other: a whole
// server, a browser with a fake microphone, a telephone behind the provider's protocol.

const ROUNDS = 12;
const AGENT_HZ = 660;
const CALLER = '+4915155500101';
const FRAME_MS = 20;
const IDLE_MS = 1000;
const HEARD_FRAMES = 3;
const TONE = toneFrames(440, 50);

/** In the page: from the key until the first sound louder than nothing. */
const FIRST_SOUND = `new Promise((settle) => {
  const audio = new AudioContext();
  const ears = new Map();
  const samples = new Float32Array(256);
  let pressedAt = 0;
  addEventListener('keydown', ({ altKey, code }) => {
    if (altKey && code === 'KeyA') pressedAt = performance.now();
  }, true);
  const looking = setInterval(() => {
    if (pressedAt === 0) return;
    for (const track of window.heard) {
      if (track.kind !== 'audio' || track.readyState !== 'live' || ears.has(track)) continue;
      const analyser = audio.createAnalyser();
      analyser.fftSize = samples.length;
      audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      ears.set(track, analyser);
    }
    for (const analyser of ears.values()) {
      analyser.getFloatTimeDomainData(samples);
      if (!samples.some((sample) => Math.abs(sample) > 0.02)) continue;
      clearInterval(looking);
      void audio.close();
      settle(performance.now() - pressedAt);
      return;
    }
  }, 4);
})`;

const launchOptions = config.use?.launchOptions ?? {};
const plain = await chromium.launch(launchOptions);
const browser = await launchWithTone(plain, AGENT_HZ, launchOptions);
const server = await ServerProcess.prepare();
try {
  await server.start();
  const mara = await signInColleague(browser, server, 'mara@bergwerk.example', { language: 'de' });
  await giveEars(mara.context);
  await mara.page.reload();
  await mara.inbox.becomeReadyByKeyboard();
  const agentMs: number[] = [];
  const callerMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const telephone = await dial(server.demoUrl);
    await mara.offers.from(CALLER).waitFor();
    await mara.page.waitForTimeout(500);
    const firstSound = mara.page.evaluate<number>(FIRST_SOUND);
    await mara.page.waitForTimeout(200);
    const pressedAt = performance.now();
    await mara.offers.acceptByKeyboard();
    callerMs.push((await hears(telephone)) - pressedAt);
    agentMs.push(await firstSound);
    await hangUp(telephone, mara.page);
  }
  console.log(`accept to the first sound, ${ROUNDS} telephone calls one after the other`);
  console.log(`the agent hears the caller: ${percentiles(agentMs)}`);
  console.log(`the caller hears the agent: ${percentiles(callerMs)}`);
} finally {
  await browser.close();
  await plain.close();
  await server.dispose();
}

async function dial(demoUrl: string): Promise<Handset> {
  const telephone = new Handset(demoUrl, CALLER, TONE);
  while (telephone.spoken.length === 0) await pause();
  telephone.press('1');
  return telephone;
}

/** When the agent's tone came out of the telephone: its share of the last frames. */
async function hears(telephone: Handset): Promise<number> {
  while (shareOf(AGENT_HZ, telephone.heard.slice(-HEARD_FRAMES)) < 0.5) await pause();
  return performance.now();
}

async function hangUp(telephone: Handset, page: Page): Promise<void> {
  telephone.hangUp();
  await telephone.over;
  await page.getByRole('button', { name: 'Fertig' }).first().click();
  // Whoever calls while nobody is free is told so first, and that is not what is measured.
  await page.waitForTimeout(IDLE_MS);
}

function pause(): Promise<void> {
  return new Promise((settle) => setTimeout(settle, FRAME_MS / 4));
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, longest ${at(1)} ms`;
}

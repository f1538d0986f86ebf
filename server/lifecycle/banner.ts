import type { OptionValues } from '../config/options.ts';
import type { Started } from './start.ts';

/** What a person needs to go on: addresses, sign-ins, and how to stop. */
export function banner(started: Started, config: OptionValues, readyMs: number): string {
  const { publicUrl, demoUrl, mqttUrl, demo, calls } = started;
  const lines = [
    '',
    `  Zentrale is ready (${(readyMs / 1000).toFixed(1)} s, ${started.database})`,
    '',
    `  Desktop           ${publicUrl}`,
    ...(demo === null ? [] : signIns(demo.signIns, config.DEMO_PASSWORD)),
    '',
    ...(demoUrl === null
      ? []
      : [
          `  Customer's page   ${demoUrl}/shop/`,
          `  Phone simulator   ${demoUrl}/phone/`,
          `  Device simulator  ${demoUrl}/devices/`,
        ]),
    `  API               ${publicUrl}/api/docs`,
    `  MQTT              ${mqttUrl}`,
    `  Calls             ${calls.now}`,
    '',
    '  Stop with Ctrl+C.',
    '',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function signIns(people: readonly { email: string; words: string }[], password: string): string[] {
  return [
    '',
    ...people.map(({ email, words }) => `    ${email.padEnd(28)} ${password}   ${words}`),
  ];
}

import type { BrowserContext } from '@playwright/test';

/** Collects what a page complains about: errors and warnings on the console, uncaught failures. */
export class ConsoleWatch {
  readonly #complaints: string[] = [];

  constructor(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      // By this answer the desktop learns that nobody is signed in; browsers report every 401.
      if (message.location().url.endsWith('/api/v1/session') && message.text().includes('401'))
        return;
      this.#complaints.push(`${message.type()} on ${message.page()?.url()}: ${message.text()}`);
    });
    context.on('weberror', (failure) => {
      this.#complaints.push(`uncaught: ${failure.error().stack ?? failure.error().message}`);
    });
  }

  get complaints(): readonly string[] {
    return this.#complaints;
  }
}

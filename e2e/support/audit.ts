import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Animated {
  getAnimations(): {
    readonly playState: string;
    readonly transitionProperty?: string;
    readonly effect: { getComputedTiming(): { readonly iterations?: number } } | null;
  }[];
}

/** What the page's global scope has besides that of this program. */
interface PageScope {
  readonly document: Animated & {
    querySelectorAll(selector: string): Iterable<{ readonly shadowRoot: Animated | null }>;
  };
}

/**
 * Runs in the page. What turns for ever, such as a spinner, is at rest for our purpose, and so is
 * the ring of a countdown, which moves every second and changes no colour.
 */
function isAtRest(): boolean {
  const { document } = globalThis as unknown as PageScope;
  // What moves in the widget is not the document's to tell.
  const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [document, ...roots]
    .flatMap((root) => root.getAnimations())
    .every(
      ({ playState, transitionProperty, effect }) =>
        playState !== 'running' ||
        transitionProperty === 'stroke-dashoffset' ||
        effect?.getComputedTiming().iterations === Infinity,
    );
}

/** Fails the test, at its end, with every place that somebody could not use, and why. */
export async function expectAccessible(page: Page): Promise<void> {
  // Fading dialogs and buttons have the contrast of the moment; they are judged at rest.
  await page.waitForFunction(isAtRest);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`,
    ),
  );
  expect.soft(findings).toEqual([]);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type AxeCore from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface ViewChecks {
  /** Widths in CSS pixels at which nothing may stick out sideways; axe runs at the second one. */
  widths: [number, number, number];
  height: number;
}

/** Fails when what the page shows now breaks a rule of axe, in light or dark, or scrolls sideways at some width. */
export async function expectAccessible(page: Page, { widths, height }: ViewChecks): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ width, overhang: Math.max(0, overhang) }).toEqual({ width, overhang: 0 });
  }
  await page.setViewportSize({ width: widths[1], height });
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without transitions, so that no colour is caught on its way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect({ colorScheme, violations: await violationsOn(page) }).toEqual({ colorScheme, violations: [] });
  }
}

/** Violations as lines to read in a failure. The page's own policy forbids script elements, not the debugger. */
async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof AxeCore };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  });
}

import '../../components/tokens.css';
import '../../components/base.css';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { cdp } from 'vitest/browser';

/** A React tree on the page, until `unmount`. */
export interface Mounted {
  container: HTMLElement;
  render(node: ReactNode): void;
  unmount(): void;
}

/** Renders into the page at once, so that a test can look right away. */
export function mount(node: ReactNode): Mounted {
  document.documentElement.lang = 'en';
  document.title = 'Drafthand';
  const container = document.createElement('div');
  document.body.append(container);
  let root: Root | undefined = createRoot(container);
  flushSync(() => root?.render(node));
  return {
    container,
    render: (next) => flushSync(() => root?.render(next)),
    unmount: () => {
      flushSync(() => root?.unmount());
      root = undefined;
      container.remove();
    },
  };
}

/** Violations of the axe rules on the whole page, as lines to read in a failure. */
export async function accessibilityProblems(): Promise<string[]> {
  // The runner's own page frames ours, so rules about the frame are not ours to keep.
  const { violations } = await axe.run(document, { iframes: false });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** Sets what the page sees as the person's colour scheme; `''` gives it back to the system. */
export async function setColorScheme(value: 'light' | 'dark' | ''): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  if (value && !matchMedia(`(prefers-color-scheme: ${value})`).matches)
    throw new Error(`Scheme is not ${value}`);
}

/** The button with this accessible name or these words. */
export function button(name: string, scope: ParentNode = document): HTMLButtonElement {
  const found = [...scope.querySelectorAll('button')].find(
    (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent)?.trim() === name,
  );
  if (!found) throw new Error(`No button “${name}”`);
  return found;
}

/** Clicks and lets React finish. */
export function click(element: HTMLElement): void {
  flushSync(() => element.click());
}

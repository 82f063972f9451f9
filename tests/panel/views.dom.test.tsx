import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { walkByKeyboard } from '../dom/walk-by-keyboard';
import { accessibilityProblems, type Mounted, mount, setColorScheme } from './mount';
import { Story, stories } from './stories';

const names = Object.keys(stories);
let mounted: Mounted | undefined;

afterEach(() => {
  mounted?.unmount();
  mounted = undefined;
  document.documentElement.style.fontSize = '';
});

afterAll(() => setColorScheme(''));

describe('every view of the panel', () => {
  it.each(names)(
    '%s is walked through by keyboard: every stop has a name and shows the focus',
    async (name) => {
      await page.viewport(360, 800);
      mounted = mount(<Story name={name} />);
      openAllDetails();
      const { stops, problems } = await walkByKeyboard();
      expect(problems).toEqual([]);
      expect(stops.length).toBeGreaterThan(0);
    },
  );

  for (const scheme of ['light', 'dark'] as const) {
    it.each(names)(`%s has no accessibility problem in ${scheme}`, async (name) => {
      await page.viewport(400, 800);
      await setColorScheme(scheme);
      mounted = mount(<Story name={name} />);
      openAllDetails();
      expect(await accessibilityProblems()).toEqual([]);
    });
  }

  for (const [width, zoom] of [
    [320, 1],
    [800, 1],
    [400, 2],
  ] as const) {
    it.each(names)(`%s fits ${width} px at ${zoom * 100} % text without scrolling sideways`, async (name) => {
      await page.viewport(width, 800);
      document.documentElement.style.fontSize = `${zoom * 100}%`;
      mounted = mount(<Story name={name} />);
      openAllDetails();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
      expect(cutOff(mounted.container)).toEqual([]);
    });
  }
});

function openAllDetails(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** Texts whose box is wider than the page although they are not hidden on purpose. */
function cutOff(container: HTMLElement): string[] {
  return [...container.querySelectorAll<HTMLElement>('p, button, h1, h2, h3, label, dd, li')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}

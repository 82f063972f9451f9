import { userEvent } from 'vitest/browser';

/** More stops than any view has: a walk that takes longer goes round in circles. */
const mostStops = 200;

/** What a walk through the page with Tab met. */
export interface KeyboardWalk {
  /** Accessible names of the stops in their order, as far as they are words on the page. */
  stops: string[];
  /** Stops that show no focus, have no name, or cannot be seen, as lines to read in a failure. */
  problems: string[];
}

/** Presses Tab from the top of the page until it has been left, or begins anew. */
export async function walkByKeyboard(): Promise<KeyboardWalk> {
  const walk: KeyboardWalk = { stops: [], problems: [] };
  const met = new Set<Element>();
  // From the very top, wherever the view put the focus.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  while (met.size < mostStops) {
    await userEvent.tab();
    const element = document.activeElement;
    if (!element || element === document.body || met.has(element)) return walk;
    met.add(element);
    walk.stops.push(nameOf(element));
    const problem = problemOf(element);
    if (problem) walk.problems.push(`${problem}: ${element.outerHTML.slice(0, 160)}`);
  }
  walk.problems.push(`more than ${mostStops} stops`);
  return walk;
}

function problemOf(element: Element): string | undefined {
  if (nameOf(element) === '') return 'no name';
  // A control may be hidden behind what it looks like, or be part of a box; then that shows the focus.
  const shown = [element, element.nextElementSibling, element.closest('label'), ...framesOf(element)];
  const isMarked = shown.some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
  if (!isMarked) return 'no visible focus';
  const isSeen = shown.some((one) => {
    const box = one?.getBoundingClientRect();
    return box && box.width > 4 && box.height > 4 && box.bottom > 0 && box.top < window.innerHeight;
  });
  return isSeen ? undefined : 'not to be seen';
}

/** The elements close around, of which one may be the box that a control seems to be. */
function framesOf(element: Element): Element[] {
  const frames: Element[] = [];
  for (let frame = element.parentElement; frame && frames.length < 3; frame = frame.parentElement) {
    frames.push(frame);
  }
  return frames;
}

function nameOf(element: Element): string {
  const labels = (element as HTMLInputElement).labels;
  const label = element.getAttribute('aria-label') ?? (labels?.length ? labels[0]?.textContent : undefined);
  return (label ?? element.textContent ?? '').trim();
}

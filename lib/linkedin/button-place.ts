import { selectAll, selectFirst } from './selectors';

/**
 * Where the button of a conversation goes: beside the composer's own actions, else its footer, else
 * its form. Undefined when there is nothing to reply with: no composer, a sponsored message, or a
 * conversation whose recipients are still being chosen.
 */
export function buttonPlaceIn(root: HTMLElement): HTMLElement | undefined {
  if (selectFirst(root, 'sponsored') || selectFirst(root, 'recipient-field')) return undefined;
  const editor = selectAll(root, 'composer-editor')[0];
  // Hidden composers count as well: nothing is observed that would tell when they are shown.
  const form = editor?.closest<HTMLElement>('form');
  if (!form) return undefined;
  return selectFirst(form, 'composer-left-actions') ?? selectFirst(form, 'composer-footer') ?? form;
}

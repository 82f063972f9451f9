import { composerText } from './composer';
import { beginsWith } from './insert-text';
import { selectFirst } from './selectors';

/** How long the page may take to take over the inserted text, in milliseconds. */
const limit = 1000;

/** For how many frames in a row the text must stand before it counts; pages that undo it do so at once. */
const stableFrames = 3;

/**
 * Waits until the editor holds the expected text and the page noticed it, which shows in an enabled
 * Send button where there is one. That button alone decides nothing: it may wait for an InMail
 * subject. Returns the text in the editor, or undefined when it is not the expected one.
 */
export async function settledText(
  findEditor: () => HTMLElement | undefined,
  expected: string,
): Promise<string | undefined> {
  const end = performance.now() + limit;
  for (let frames = 0; ; ) {
    const editor = findEditor();
    const text = editor ? composerText(editor) : undefined;
    const isRight = text !== undefined && beginsWith(text, expected);
    frames = isRight ? frames + 1 : 0;
    const isLate = performance.now() > end;
    if (isRight && (isLate || (frames >= stableFrames && canSend(editor)))) return text;
    if (isLate) return undefined;
    await nextFrame();
  }
}

/** True unless a Send button is there and still disabled. Only looked at, never pressed. */
function canSend(editor: HTMLElement | undefined): boolean {
  const form = editor?.closest('form');
  const button = form && selectFirst(form, 'composer-send-button');
  return !button?.matches(':disabled');
}

/** The next painted frame; a hidden tab paints none, so a timer stands in. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 50);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

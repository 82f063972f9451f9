/**
 * What tests ask the page about: everything that was sent, and every event that a script made up
 * where a person should have acted.
 */
export const insideOfTests = { sends: [], madeUpEvents: [], requests: [] };
window.demoInbox = insideOfTests;

for (const type of [
  'click',
  'keydown',
  'keypress',
  'keyup',
  'submit',
  'mousedown',
  'pointerdown',
  'paste',
  'scroll',
]) {
  window.addEventListener(
    type,
    (event) => {
      if (!event.isTrusted) insideOfTests.madeUpEvents.push(type);
    },
    { capture: true },
  );
}

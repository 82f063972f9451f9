/**
 * The button's style, kept inside its closed shadow root so that neither page nor button can
 * disturb the other: important rules on `:host` win over every rule of the page. Colours are those of the panel (`components/tokens.css`); they keep 4.5:1 on
 * LinkedIn's light and dark surfaces.
 */
export const buttonStyle = `
:host {
  all: initial !important;
  display: inline-flex !important; flex: none !important; align-self: center !important;
  position: relative !important; margin-inline-start: 4px !important;
}
button {
  --ink: #1a5444; --line: #a9cbbd; --soft: #e2efe9; --pressed: #cfe4da; --ring: #1f5f4d;
  display: inline-flex; align-items: center; justify-content: center; gap: 6px;
  box-sizing: border-box; height: 32px; margin: 0; padding: 0 12px 0 10px;
  border: 1px solid var(--line); border-radius: 16px;
  background: transparent; color: var(--ink);
  font: 600 14px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  white-space: nowrap; cursor: pointer; user-select: none;
  transition: background-color 90ms;
}
button.dark { --ink: #8fd0ba; --line: #2f5447; --soft: #1d322b; --pressed: #28463c; --ring: #8fd0ba; }
button:hover { background: var(--soft); }
button:active { background: var(--pressed); }
button:focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; }
button[aria-busy="true"] { cursor: progress; background: var(--soft); }
svg { display: block; flex: none; width: 16px; height: 16px; }
button[aria-busy="true"] svg { animation: pulse 900ms ease-in-out infinite alternate; }
button.compact:not(.says) { width: 32px; padding: 0; }
button.compact:not(.says) span {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
button.says { height: auto; min-height: 32px; padding-block: 5px; font-size: 12px; line-height: 1.2; white-space: normal; text-align: start; }
@keyframes pulse { to { opacity: 0.25; } }
@media (prefers-reduced-motion: reduce) {
  button { transition: none; }
  button[aria-busy="true"] svg { animation: none; opacity: 0.5; }
}
@media (forced-colors: active) {
  button { border-color: ButtonText; color: ButtonText; }
  button:focus-visible { outline-color: Highlight; }
}
`;

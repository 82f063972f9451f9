/** Elements that show no words of the author. */
const skipped = new Set(
  `script style template noscript iframe object embed applet svg canvas audio video map head title
  button input select textarea option datalist dialog progress meter`.split(/\s+/u),
);

const blocks = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th
  thead tr ul`.split(/\s+/u),
);

/** True for elements whose content is not text to read: scripts, embedded things, form controls. */
export function isSkipped(element: Element): boolean {
  return skipped.has(element.localName);
}

/** True for elements that begin on a new line. */
export function startsBlock(element: Element): boolean {
  return blocks.has(element.localName);
}

/** True for elements an author hides from every reader, judged without a layout. */
export function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return (
    style !== null &&
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$))/iu.test(
      style,
    )
  );
}

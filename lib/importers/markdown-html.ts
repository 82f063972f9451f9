const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The name of one HTML tag, lower-case, with `/` before it when it closes; '' when it is none. */
export function tagOf(tag: string): string {
  return /^<(\/?[a-z][a-z0-9-]*)/iu.exec(tag)?.[1]?.toLowerCase() ?? '';
}

/** An attribute of one HTML tag with its character references decoded. */
export function attributeOf(tag: string, name: string): string | undefined {
  const attributes = tag.matchAll(/\s([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/giu);
  for (const [, found, double, single, bare] of attributes) {
    if (found?.toLowerCase() === name) return decodeReferences(double ?? single ?? bare ?? '');
  }
  return undefined;
}

/** The words of a piece of HTML; scripts, styles and comments leave none. */
export function stripTags(html: string): string {
  const visible = html
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, ' ')
    .replace(/<(script|style|template|noscript|iframe)\b[\s\S]*?(?:<\/\1\s*>|$)/giu, ' ')
    .replace(/<\/?[a-z][^>]*>/giu, ' ');
  return decodeReferences(visible).replace(/\s+/gu, ' ').trim();
}

/** Resolves character references; named ones only where they are common. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Elements that stand beside paragraphs, not inside of one. */
const blockTag =
  /^<\/?(?:address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre|section|table|ul|video)\b/iu;

const shortcode =
  /(?<!\[)\[\/?(?:gallery|embed|audio|video|playlist|toc|divider|button|row|column|section|contact-form|(?:vc|et_pb|su|sc|jetpack)_)[\w-]*(?:\s[^\]]*)?\]/giu;

/**
 * A post's content as HTML: comments and shortcodes of editors and plugins are taken out, and texts
 * of the classic editor, whose paragraphs are empty lines, get their paragraphs, as WordPress gives
 * them when it shows a post.
 */
export function htmlOfWordPress(content: string): string {
  const hasBlocks = /<!--\s*wp:/u.test(content);
  const plain = content
    .replace(/<!--[\s\S]*?-->/gu, '')
    // `[caption]A picture[/caption]`, `[gallery ids="1,2"]`; with two brackets it is written about.
    .replace(/(?<!\[)\[(caption|wp_caption)\b[^\]]*\][\s\S]*?\[\/\1\]/giu, '')
    .replace(shortcode, '');
  return hasBlocks || /<p[\s>]/iu.test(plain) ? plain : withParagraphs(plain);
}

function withParagraphs(text: string): string {
  const kept: string[] = [];
  const marked = text.replace(/\r\n?/gu, '\n').replace(/<(pre|script|style)\b[\s\S]*?<\/\1>/giu, (whole) => {
    kept.push(whole);
    return `\n\n\uE000${kept.length - 1}\uE000\n\n`;
  });
  return marked
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const whole = /^\uE000(\d+)\uE000$/u.exec(part)?.[1];
      if (whole !== undefined) return kept[Number(whole)] ?? '';
      return blockTag.test(part) ? part : `<p>${part.replaceAll('\n', '<br>')}</p>`;
    })
    .join('\n');
}

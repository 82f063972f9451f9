/**
 * A sentence without Markdown: emphasis, inline code, links (their words stay), list and quote
 * marks. Words are never changed. Each pattern is bounded, so the time is linear.
 */
export function plainText(sentence: string): string {
  return sentence
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)/gu, '')
    .replace(/\[([^\]\n]{1,300})\]\([^)\n]{0,1000}\)/gu, '$1')
    .replace(/^\s{0,3}(?:>\s?|#{1,6}\s+|[-*+•–]\s+|\(?\d{1,2}[.)]\s+|\[[ x]\]\s+)+/u, '')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,400}?)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,400}?)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]{1,400}?)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`\n]{1,200})`/gu, '$1')
    .replace(/~~([^~\n]{1,300})~~/gu, '$1')
    .replace(/\*\*|__/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

export type FileFormat = 'markdown' | 'html' | 'text';

const formatOfExtension: Record<string, FileFormat> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  srt: 'text',
  vtt: 'text',
};

/** Largest text file read, in bytes; a long book is under two million. */
export const largestFile = 10_000_000;

/** The file name's extension, lower-case, without the dot; '' when it has none. */
export function extensionOf(path: string): string {
  return /[^/.][^/]*\.([a-z0-9]{1,10})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** The format a file's name promises; undefined for names of other things. */
export function formatOfName(path: string): FileFormat | undefined {
  return formatOfExtension[extensionOf(path)];
}

export function isZipName(path: string): boolean {
  return extensionOf(path) === 'zip';
}

/** The format of a text by its beginning and its name; the beginning wins where the two disagree on HTML. */
export function formatOfText(text: string, path: string): FileFormat {
  const named = formatOfName(path);
  const beginning = text.slice(0, 2000).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/iu.test(beginning))
    return 'html';
  return named ?? (/^---\r?\n/u.test(beginning) ? 'markdown' : 'text');
}

export type FileFormat = 'markdown' | 'html' | 'restructured-text' | 'text' | 'pdf' | 'word';

const formatOfExtension: Record<string, FileFormat> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  rst: 'restructured-text',
  rest: 'restructured-text',
  txt: 'text',
  text: 'text',
  srt: 'text',
  vtt: 'text',
  pdf: 'pdf',
  docx: 'word',
  docm: 'word',
};

/** Largest text file read, in bytes; a long book is under two million. */
export const largestFile = 10_000_000;

/** Largest PDF or Word file read, in bytes; most of them is pictures. */
const largestLaidOutFile = 100_000_000;

/** Largest export in one file, in bytes. */
export const largestExport = 1_000_000_000;

/** Largest file read under a name, in bytes. */
export function largestFileOf(path: string): number {
  const format = formatOfName(path);
  return format === 'pdf' || format === 'word' ? largestLaidOutFile : largestFile;
}

/** `AppError` values that say what a refused file is, where there is a way to make it readable. */
export function unreadableKind(path: string): { kind: string } | undefined {
  return ['doc', 'dot', 'rtf', 'odt', 'pages'].includes(extensionOf(path))
    ? { kind: 'text-document' }
    : undefined;
}

/** The file name's extension, lower-case, without the dot; '' when it has none. */
export function extensionOf(path: string): string {
  return /[^/.][^/]*\.([a-z0-9]{1,10})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** The last step of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The format a file's name promises; undefined for names of other things. */
export function formatOfName(path: string): FileFormat | undefined {
  return formatOfExtension[extensionOf(path)];
}

export function isZipName(path: string): boolean {
  return extensionOf(path) === 'zip';
}

/** The format of a text by its beginning and its name; the beginning wins where the two disagree on HTML. */
export function formatOfText(text: string, path: string): Exclude<FileFormat, 'pdf' | 'word'> {
  const named = formatOfName(path);
  const beginning = text.slice(0, 2000).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/iu.test(beginning))
    return 'html';
  if (named !== undefined && named !== 'pdf' && named !== 'word') return named;
  return /^---\r?\n/u.test(beginning) ? 'markdown' : 'text';
}

/** What the first bytes of a file say it is; undefined for text and everything else. */
export function formatOfBytes(bytes: Uint8Array): 'pdf' | 'zip' | 'compound-file' | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) return 'zip';
  // The container of old Word, and of new Word with a password (MS-CFB, 2.2).
  return head === '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1' ? 'compound-file' : undefined;
}

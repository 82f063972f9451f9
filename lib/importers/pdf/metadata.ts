import { extensionOf } from '../file-formats';
import { publishedDate } from '../published-date';
import type { PdfDocument } from './engine';

export interface PdfMetadata {
  title?: string;
  language?: string;
  publishedAt?: number;
}

/** What a PDF says about itself; titles that are only the name of the file or of the program are none. */
export async function readMetadata(pdf: PdfDocument): Promise<PdfMetadata> {
  try {
    const { info, metadata } = await pdf.getMetadata();
    const fields = info as Record<string, unknown>;
    const title = [metadata?.get('dc:title'), fields.Title].map(titleOf).find((found) => found !== undefined);
    const publishedAt = dateOf(fields.CreationDate) ?? publishedDate(text(metadata?.get('xmp:createdate')));
    const language = text(fields.Language);
    return {
      ...(title === undefined ? {} : { title }),
      ...(language === undefined ? {} : { language }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    };
  } catch {
    // A document with broken metadata is still a document.
    return {};
  }
}

function text(value: unknown): string | undefined {
  const found = (Array.isArray(value) ? value[0] : value) as unknown;
  return typeof found === 'string' && found.trim() !== '' ? found.replace(/\s+/gu, ' ').trim() : undefined;
}

function titleOf(value: unknown): string | undefined {
  const title = text(value);
  if (!title || /^(?:untitled|microsoft word\b|powerpoint\b|slide 1\b|about:blank)/iu.test(title))
    return undefined;
  return /^(?:docx?|pptx?|pdf|odt|indd|tex|dvi|html?|rtf|pages|key|md)$/u.test(extensionOf(title))
    ? undefined
    : title;
}

/** A date as PDF writes it (ISO 32000-1, 7.9.4): `D:YYYYMMDDHHmmSS+HH'mm'`, where all but the year may be missing. */
function dateOf(value: unknown): number | undefined {
  const parts = /^D:(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?)?(?:([+-])(\d{2})'?(\d{2})?|Z)?/u.exec(
    text(value) ?? '',
  );
  if (!parts) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    hours,
    minutes = '00',
  ] = parts;
  const zone = sign ? `${sign}${hours}:${minutes}` : 'Z';
  return publishedDate(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
}

const articleTypes = /(?:article|posting|report)$/iu;

/** What JSON-LD (schema.org) says of an article; dates as they are written. */
export interface ArticleData {
  headline?: string;
  datePublished?: string;
  dateModified?: string;
}

/** The first article in the page's JSON-LD, if any. */
export function articleData(page: Document): ArticleData | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parseJson(script.textContent ?? ''), 0);
    if (article) return article;
  }
  return undefined;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function findArticle(value: unknown, depth: number): ArticleData | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  if (Array.isArray(value)) {
    return value.map((item) => findArticle(item, depth + 1)).find((found) => found !== undefined);
  }
  const fields = value as Record<string, unknown>;
  const types = Array.isArray(fields['@type']) ? fields['@type'] : [fields['@type']];
  if (types.some((type) => typeof type === 'string' && articleTypes.test(type))) {
    return {
      headline: textField(fields.headline),
      datePublished: textField(fields.datePublished),
      dateModified: textField(fields.dateModified),
    };
  }
  return findArticle(fields['@graph'], depth + 1) ?? findArticle(fields.mainEntity, depth + 1);
}

function textField(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

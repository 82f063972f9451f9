import type { ReactNode } from 'react';
import { ExternalLink } from '../../../components/ExternalLink';
import type { LibrarySource } from '../../../lib/app/ports';
import type { LibraryDocument } from '../../../lib/core/library/document';
import { commonStrings } from '../../../locales/en/common';
import { libraryListStrings } from '../../../locales/en/library-list';
import { librarySourceStrings } from '../../../locales/en/library-sources';
import { studioStrings } from '../../../locales/en/studio';
import styles from './DocumentFacts.module.css';

const words = studioStrings.document;

/** What is known of a document, and where it came from. */
export function DocumentFacts({
  document,
  source,
}: {
  document: LibraryDocument;
  source: LibrarySource | undefined;
}) {
  const { kind, publishedAt, publishedFrom, language, wordCount, tags, key, url, addedAt } = document;
  return (
    <dl className={styles.facts}>
      <Fact name={words.kind}>{commonStrings.documentKind[kind]}</Fact>
      <Fact name={words.date}>
        {publishedAt === undefined ? words.noDate : commonStrings.date(publishedAt)}
        {publishedAt !== undefined && publishedFrom && `, ${words.dateFrom[publishedFrom]}`}
      </Fact>
      <Fact name={words.length}>{libraryListStrings.words(wordCount)}</Fact>
      {language && <Fact name={words.language}>{languageName(language)}</Fact>}
      {tags.length > 0 && <Fact name={words.tags}>{tags.join(', ')}</Fact>}
      {source && (
        <Fact name={words.source}>
          {librarySourceStrings.kinds[source.kind]}: {source.label}
        </Fact>
      )}
      <Fact name={words.file}>{key === url ? <ExternalLink url={key}>{key}</ExternalLink> : key}</Fact>
      <Fact name={words.added}>{commonStrings.date(addedAt)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The name of an ISO 639-1 code, or the code itself where the browser knows none. */
function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

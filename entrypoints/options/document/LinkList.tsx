import { Card, Section } from '../../../components/Card';
import { ExternalLink } from '../../../components/ExternalLink';
import type { LinkRow } from '../../../lib/store/rows';
import { studioStrings } from '../../../locales/en/studio';
import styles from './LinkList.module.css';

const words = studioStrings.document;

/** Every link in a document with the words it stands on. */
export function LinkList({ links }: { links: LinkRow[] }) {
  return (
    <Card>
      <Section
        title={`${words.links} (${studioStrings.number(links.length)})`}
        description={links.length === 0 ? words.noLinks : words.linksHint}
      >
        <ul className={styles.list}>
          {links.map((link) => (
            <li key={link.order}>
              <ExternalLink url={link.url}>{link.anchorText || link.url}</ExternalLink>
              <p className={styles.note}>
                {link.url} · {words.inPassage(link.passageOrder + 1)}
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  );
}

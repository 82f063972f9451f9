import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { ExternalLink } from '../../../components/ExternalLink';
import { type LinkState, linkStates } from '../../../lib/store/link-queries';
import type { LinkRow } from '../../../lib/store/rows';
import { linkStrings } from '../../../locales/en/links';
import { studioStrings } from '../../../locales/en/studio';
import { useLinkCheck } from '../links/use-link-check';
import { type Replacements, useReplacements } from '../links/use-replacements';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import styles from './LinkList.module.css';

const words = studioStrings.document;
const problems = linkStrings.problems;

/** Every link in a document with the words it stands on, and whether it still leads somewhere. */
export function LinkList({ documentId, links }: { documentId: string; links: LinkRow[] }) {
  const { db } = useStudio();
  const check = useLinkCheck(documentId);
  const replacements = useReplacements();
  const urls = links.map(({ url }) => url);
  const states = useLive(() => linkStates(db, urls), [db, urls.join('\n')]);
  const isRunning = check.run?.state === 'running';
  const error = check.error ?? replacements.error;
  return (
    <Card>
      <Section
        title={`${words.links} (${studioStrings.number(links.length)})`}
        description={links.length === 0 ? words.noLinks : words.linksHint}
        actions={
          check.sites !== undefined &&
          check.sites.length > 0 && (
            <Button size="small" isBusy={check.isStarting || isRunning} onClick={() => void check.start()}>
              {linkStrings.check.start}
            </Button>
          )
        }
      >
        {error && <ErrorNotice error={error} isUrgent />}
        {check.note === 'refused' && <p className={styles.note}>{linkStrings.check.refused}</p>}
        <ul className={styles.list}>
          {links.map((link) => (
            <li key={link.order}>
              <ExternalLink url={link.url}>{link.anchorText || link.url}</ExternalLink>
              <p className={styles.note}>
                {link.url} · {words.inPassage(link.passageOrder + 1)}
              </p>
              <Problem url={link.url} state={states?.get(link.url)} replacements={replacements} />
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  );
}

/** What the last check found out about a link that does not work as it stands, and what to give instead. */
function Problem({
  url,
  state = {},
  replacements,
}: {
  url: string;
  state: LinkState | undefined;
  replacements: Replacements;
}) {
  const { check, replacement } = state;
  if (replacement) {
    return (
      <p className={styles.problem}>
        <Badge tone="accent">{problems.replaced}</Badge>
        <ExternalLink url={replacement.replacement}>{replacement.replacement}</ExternalLink>
        <Button size="small" aria-label={problems.undoOf(url)} onClick={() => replacements.undo(url)}>
          {problems.undo}
        </Button>
      </p>
    );
  }
  if (check?.state === 'dead') {
    return (
      <p className={styles.problem}>
        <Badge tone="danger">{problems.dead}</Badge>
      </p>
    );
  }
  const movedTo = check?.state === 'moved' ? check.movedTo : undefined;
  if (movedTo === undefined) return null;
  return (
    <p className={styles.problem}>
      <Badge tone="warning">{problems.moved}</Badge>
      <ExternalLink url={movedTo}>{movedTo}</ExternalLink>
      <Button
        size="small"
        aria-label={problems.takeOf(url)}
        onClick={() => replacements.replace(url, movedTo)}
      >
        {problems.take}
      </Button>
    </p>
  );
}

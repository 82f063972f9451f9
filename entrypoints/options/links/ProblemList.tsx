import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorNotice } from '../../../components/ErrorNotice';
import type { LinkListing } from '../../../lib/store/link-queries';
import { linkStrings } from '../../../locales/en/links';
import { LinkProblem } from './LinkProblem';
import styles from './LinksView.module.css';
import { useReplacements } from './use-replacements';

const words = linkStrings.problems;

/** Shown at first, and with each click more. */
const atOnce = 50;

/** Dead links, then moved ones, then those the owner has replaced. */
export function ProblemList({ listings }: { listings: LinkListing[] }) {
  const [shown, setShown] = useState(atOnce);
  const { replace, undo, error, dismissError } = useReplacements();
  const sorted = [...listings].sort((one, other) => rank(one) - rank(other));
  const rest = sorted.length - shown;
  return (
    <Card>
      <Section title={words.title}>
        {error && <ErrorNotice error={error} isUrgent onDismiss={dismissError} />}
        {sorted.length === 0 && (
          <EmptyState title={words.none} level={3}>
            {words.noneHint}
          </EmptyState>
        )}
        <ul className={styles.problems}>
          {sorted.slice(0, shown).map((listing) => (
            <LinkProblem key={listing.check.url} listing={listing} onReplace={replace} onUndo={undo} />
          ))}
        </ul>
        {rest > 0 && (
          <div>
            <Button onClick={() => setShown(shown + atOnce)}>{words.more(Math.min(rest, atOnce))}</Button>
          </div>
        )}
      </Section>
    </Card>
  );
}

function rank({ check, replacement }: LinkListing): number {
  if (replacement) return 2;
  return check.state === 'dead' ? 0 : 1;
}

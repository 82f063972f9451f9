import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { LinkListing } from '../../../lib/store/link-queries';
import { linkStrings } from '../../../locales/en/links';
import { useStudio } from '../studio';
import { LinkProblem } from './LinkProblem';
import styles from './LinksView.module.css';

const words = linkStrings.problems;

/** Shown at first, and with each click more. */
const atOnce = 50;

/** Dead links, then moved ones, then those the owner has replaced. */
export function ProblemList({ listings }: { listings: LinkListing[] }) {
  const { replacements } = useStudio();
  const toast = useToast();
  const [shown, setShown] = useState(atOnce);
  const [error, setError] = useState<AppError>();

  const attempt = async (work: () => Promise<void>, done: string, undo?: () => void) => {
    setError(undefined);
    try {
      await work();
      toast({ words: done, ...(undo ? { onAction: undo } : {}) });
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  const undo = (url: string) => void attempt(() => replacements.undo(url), words.undoneToast);
  const replace = (url: string, replacement: string) =>
    void attempt(
      () => replacements.replace(url, replacement),
      words.usedToast,
      () => undo(url),
    );

  const sorted = [...listings].sort((one, other) => rank(one) - rank(other));
  const rest = sorted.length - shown;
  return (
    <Card>
      <Section title={words.title}>
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
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

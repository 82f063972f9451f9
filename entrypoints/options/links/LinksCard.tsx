import { ButtonLink } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import type { LinkCheck, LinkRun } from '../../../lib/core/library/link-check';
import { countLinkChecks, latestLinkRun } from '../../../lib/store/link-queries';
import { linkStrings } from '../../../locales/en/links';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { useLive } from '../use-live';

const words = linkStrings.card;

/** How the library's links are, in a line, and the way to them. */
export function LinksCard() {
  const { db } = useStudio();
  const state = useLive(
    async () => ({ counts: await countLinkChecks(db), run: await latestLinkRun(db) }),
    [db],
  );
  if (!state) return null;
  return (
    <Card>
      <Section
        title={words.title}
        description={describe(state)}
        actions={
          <ButtonLink size="small" href={hrefOf({ view: 'links' })}>
            {words.open}
          </ButtonLink>
        }
      />
    </Card>
  );
}

function describe({
  counts,
  run,
}: {
  counts: Record<LinkCheck['state'], number>;
  run: LinkRun | undefined;
}): string {
  if (run?.state === 'running') return words.running(run.done, run.total);
  if (counts.dead + counts.moved > 0) return words.problems(counts.dead, counts.moved);
  return counts.ok + counts.unsure > 0 ? words.fine : words.never;
}

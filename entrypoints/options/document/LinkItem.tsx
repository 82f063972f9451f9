import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { ExternalLink } from '../../../components/ExternalLink';
import type { LinkState } from '../../../lib/store/link-queries';
import type { LinkRow } from '../../../lib/store/rows';
import { commonStrings } from '../../../locales/en/common';
import { libraryDocumentStrings } from '../../../locales/en/library-document';
import { linkStrings } from '../../../locales/en/links';
import { studioStrings } from '../../../locales/en/studio';
import type { Replacements } from '../links/use-replacements';
import styles from './Part.module.css';

const words = libraryDocumentStrings.links;
const problems = linkStrings.problems;

export interface LinkItemProps {
  link: LinkRow;
  /** Undefined until it is read. */
  state: LinkState | undefined;
  replacements: Replacements;
}

/** One link: its words, its address, how its last check went, and the new address one click away. */
export function LinkItem({ link, state = {}, replacements }: LinkItemProps) {
  const { url, anchorText, passageOrder } = link;
  const { check, replacement } = state;
  const target = replacement?.replacement ?? (check?.state === 'moved' ? check.movedTo : undefined);
  return (
    <li className={styles.item}>
      <p className={styles.line}>
        <ExternalLink url={url}>{anchorText || url}</ExternalLink>
        {replacement && <Badge tone="accent">{problems.replaced}</Badge>}
        {!replacement && check?.state === 'dead' && <Badge tone="danger">{problems.dead}</Badge>}
        {!replacement && check?.state === 'moved' && <Badge tone="warning">{problems.moved}</Badge>}
      </p>
      <p className={styles.note}>
        {url} · {studioStrings.document.inPassage(passageOrder + 1)} · {checkWords(check)}
      </p>
      {target !== undefined && (
        <p>
          {replacement ? problems.replacedBy : problems.movedTo}{' '}
          <ExternalLink url={target}>{target}</ExternalLink>
        </p>
      )}
      {replacement && (
        <Button size="small" aria-label={problems.undoOf(url)} onClick={() => replacements.undo(url)}>
          {problems.undo}
        </Button>
      )}
      {!replacement && target !== undefined && (
        <Button
          size="small"
          aria-label={problems.takeOf(url)}
          onClick={() => replacements.replace(url, target)}
        >
          {problems.take}
        </Button>
      )}
    </li>
  );
}

function checkWords(check: LinkState['check']): string {
  if (!check) return words.unchecked;
  const date = commonStrings.date(check.checkedAt);
  return words.checked[check.state](date);
}

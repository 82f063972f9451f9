import { type FormEvent, useState } from 'react';
import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { ExternalLink } from '../../../components/ExternalLink';
import { TextField } from '../../../components/TextField';
import type { LinkCheck } from '../../../lib/core/library/link-check';
import { readAddress } from '../../../lib/core/library/typed-address';
import type { LinkPlace } from '../../../lib/store/link-places';
import type { LinkListing } from '../../../lib/store/link-queries';
import { linkStrings } from '../../../locales/en/links';
import { hrefOf } from '../route';
import styles from './LinksView.module.css';

const words = linkStrings.problems;

/** Documents named for one link; the others are counted. */
const mostPlaces = 3;

export interface LinkProblemProps {
  listing: LinkListing;
  onReplace: (url: string, replacement: string) => void;
  onUndo: (url: string) => void;
}

/** One dead or moved address: what is known, where it stands, and what to give instead. */
export function LinkProblem({ listing, onReplace, onUndo }: LinkProblemProps) {
  const { check, replacement, places } = listing;
  const { url, movedTo } = check;
  const [isGiving, setGiving] = useState(false);
  const target = replacement?.replacement ?? movedTo;
  return (
    <li className={styles.problem}>
      <p className={styles.address}>
        <State check={check} isReplaced={replacement !== undefined} />
        <ExternalLink url={url}>{url}</ExternalLink>
      </p>
      {target !== undefined ? (
        <p>
          {replacement ? words.replacedBy : words.movedTo} <ExternalLink url={target}>{target}</ExternalLink>
        </p>
      ) : (
        <p>{reasonOf(check)}</p>
      )}
      <Places places={places} />
      {replacement ? (
        <div>
          <Button size="small" aria-label={words.undoOf(url)} onClick={() => onUndo(url)}>
            {words.undo}
          </Button>
        </div>
      ) : isGiving ? (
        <GiveAddress
          onSave={(address) => {
            setGiving(false);
            onReplace(url, address);
          }}
          onCancel={() => setGiving(false)}
        />
      ) : (
        <div className={styles.buttons}>
          {movedTo !== undefined && (
            <Button size="small" aria-label={words.takeOf(url)} onClick={() => onReplace(url, movedTo)}>
              {words.take}
            </Button>
          )}
          <Button
            size="small"
            variant={movedTo === undefined ? 'secondary' : 'quiet'}
            aria-label={words.giveOf(url)}
            onClick={() => setGiving(true)}
          >
            {words.give}
          </Button>
        </div>
      )}
    </li>
  );
}

function State({ check, isReplaced }: { check: LinkCheck; isReplaced: boolean }) {
  if (isReplaced) return <Badge tone="accent">{words.replaced}</Badge>;
  return check.state === 'dead' ? (
    <Badge tone="danger">{words.dead}</Badge>
  ) : (
    <Badge tone="warning">{words.moved}</Badge>
  );
}

function reasonOf({ status }: LinkCheck): string {
  if (status === undefined) return words.silent;
  return status >= 200 && status < 300 ? words.startPage : words.gone(status);
}

function Places({ places }: { places: LinkPlace[] }) {
  const rest = places.length - mostPlaces;
  return (
    <ul className={styles.places}>
      {places.slice(0, mostPlaces).map(({ documentId, title, isOwnAddress }) => (
        <li key={`${documentId}${isOwnAddress}`}>
          {isOwnAddress ? words.ownAddress : words.linkIn}{' '}
          <a href={hrefOf({ view: 'document', documentId })}>{title}</a>
        </li>
      ))}
      {rest > 0 && <li>{words.morePlaces(rest)}</li>}
    </ul>
  );
}

function GiveAddress({ onSave, onCancel }: { onSave: (address: string) => void; onCancel: () => void }) {
  const [typed, setTyped] = useState('');
  const [isInvalid, setInvalid] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readAddress(typed);
    if (read.kind === 'address') onSave(read.url);
    else if (read.kind === 'insecure') onSave(typed.trim());
    else setInvalid(true);
  };
  return (
    <form className={styles.give} onSubmit={save} noValidate>
      <TextField
        label={words.address}
        type="url"
        value={typed}
        error={isInvalid && words.addressInvalid}
        autoFocus
        onChange={(value) => {
          setTyped(value);
          setInvalid(false);
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="primary">
          {words.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

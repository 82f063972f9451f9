import type { Conversation } from '../../lib/core/conversation/conversation';
import { panelStrings } from '../../locales/en/panel';
import { Badge } from '../Badge';
import { ExternalLink } from '../ExternalLink';
import { PersonIcon } from '../icons';
import { conversationName } from '../panel/person-names';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './PersonHeader.module.css';

const words = panelStrings.person;

/** Who wrote: name with the way to the profile, degree, pronouns, headline. */
export function PersonHeader({ conversation }: { conversation: Conversation }) {
  const { participants, kind, surface } = conversation;
  const [person] = participants.length === 1 ? participants : [];
  const name = conversationName(conversation);
  return (
    <header className={styles.person}>
      <span className={styles.initials} aria-hidden="true">
        {initials(name) || <PersonIcon size={20} />}
      </span>
      <div className={styles.words}>
        <div className={styles.line}>
          <h1 className={styles.name}>
            {person?.profileUrl ? (
              <ExternalLink url={person.profileUrl} label={words.profile(name)}>
                {name}
              </ExternalLink>
            ) : (
              name
            )}
          </h1>
          {person?.pronouns && <span className={styles.aside}>{person.pronouns}</span>}
          {person?.degree && (
            <span className={styles.aside}>
              <span aria-hidden="true">{words.degree[person.degree]}</span>
              <VisuallyHidden>{words.degreeLabel[person.degree]}</VisuallyHidden>
            </span>
          )}
          {words.kinds[kind] && <Badge>{words.kinds[kind]}</Badge>}
          {surface === 'pasted' && <Badge>{words.pasted}</Badge>}
        </div>
        {person?.headline && (
          <p className={styles.headline} title={person.headline}>
            {person.headline}
          </p>
        )}
      </div>
    </header>
  );
}

/** First letters of the first and the last name; empty for a name without letters. */
function initials(name: string): string {
  const parts = name.split(/\s+/u).filter((part) => /^\p{L}/u.test(part));
  const [first, last] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined];
  return [first, last].map((part) => part?.match(/^\p{L}/u)?.[0].toUpperCase() ?? '').join('');
}

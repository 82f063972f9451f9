import type { Conversation } from '../../lib/core/conversation/conversation';
import { panelStrings } from '../../locales/en/panel';
import { Badge } from '../Badge';
import { ExternalLink } from '../ExternalLink';
import { Initials } from '../panel/Initials';
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
      <Initials name={name} />
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

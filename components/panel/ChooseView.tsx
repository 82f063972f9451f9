import type { Conversation } from '../../lib/core/conversation/conversation';
import { panelStrings } from '../../locales/en/panel';
import { ChevronRightIcon } from '../icons';
import { Spinner } from '../Spinner';
import styles from './ChooseView.module.css';
import { conversationName } from './person-names';
import view from './View.module.css';

export interface ChooseViewProps {
  conversations: Conversation[];
  onChoose: (conversationKey: string) => void;
  /** Key of the conversation that was chosen and is being drafted. */
  busyKey?: string;
}

const words = panelStrings.choose;

/** Several conversations are open on the page: which one? */
export function ChooseView({ conversations, onChoose, busyKey }: ChooseViewProps) {
  return (
    <div className={view.view}>
      <div className={view.head}>
        <h1 className={view.title}>{words.title}</h1>
        <p className={view.muted}>{words.intro}</p>
      </div>
      <ConversationList {...{ conversations, onChoose, busyKey }} />
    </div>
  );
}

/** The conversations that can be answered, as buttons: name and newest message. */
export function ConversationList({ conversations, onChoose, busyKey }: ChooseViewProps) {
  return (
    <ul className={styles.list}>
      {conversations.filter(canBeAnswered).map((conversation) => (
        <li key={conversation.key}>
          <button
            type="button"
            className={styles.choice}
            disabled={busyKey !== undefined}
            onClick={() => onChoose(conversation.key)}
          >
            <span className={styles.words}>
              <span className={styles.name}>{words.draftFor(conversationName(conversation))}</span>
              <span className={styles.newest}>{newestWords(conversation)}</span>
            </span>
            {busyKey === conversation.key ? <Spinner /> : <ChevronRightIcon />}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Sponsored messages have nobody to answer. */
export function canBeAnswered({ kind }: Conversation): boolean {
  return kind !== 'sponsored';
}

function newestWords(conversation: Conversation): string {
  const newest = conversation.messages.findLast((message) => !message.isSystem && message.text !== '');
  if (!newest) return words.none;
  return newest.isOwn ? `${words.yours}${newest.text}` : newest.text;
}

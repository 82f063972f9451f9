import type { Conversation, Message } from '../../lib/core/conversation/conversation';
import { commonStrings } from '../../locales/en/common';
import { panelStrings } from '../../locales/en/panel';
import { Badge } from '../Badge';
import { classNames } from '../class-names';
import { Disclosure } from '../Disclosure';
import styles from './ThreadContext.module.css';

const words = panelStrings.context;

/** The messages as they were read, on request. */
export function ThreadContext({
  conversation,
  unansweredKeys,
}: {
  conversation: Conversation;
  unansweredKeys: string[];
}) {
  const { messages, invitationNote, startIsLoaded } = conversation;
  return (
    <Disclosure summary={words.count(messages.length)}>
      <ol className={styles.thread}>
        {!startIsLoaded && <li className={styles.system}>{words.earlierNotLoaded}</li>}
        {invitationNote && (
          <li className={styles.message}>
            <p className={styles.meta}>{words.invitation}</p>
            <p className={styles.text}>{invitationNote}</p>
          </li>
        )}
        {messages.map((message) => (
          <MessageItem
            key={message.key}
            message={message}
            isUnanswered={unansweredKeys.includes(message.key)}
          />
        ))}
      </ol>
    </Disclosure>
  );
}

function MessageItem({ message, isUnanswered }: { message: Message; isUnanswered: boolean }) {
  const { isOwn, isSystem, isDeleted, isEdited, isPending, senderName, sentAt, subject, text, quote } =
    message;
  if (isSystem) return <li className={styles.system}>{text}</li>;
  const notes = [
    isOwn ? words.you : senderName,
    sentAt === null ? words.noTime : commonStrings.dateTime(sentAt),
    isEdited && words.edited,
    isPending && words.pending,
  ];
  return (
    <li className={classNames(styles.message, isOwn && styles.own)}>
      <p className={styles.meta}>
        {notes.filter(Boolean).join(' · ')} {isUnanswered && <Badge tone="accent">{words.toAnswer}</Badge>}
      </p>
      {quote && (
        <blockquote className={styles.quote} aria-label={quote.author && words.quoted(quote.author)}>
          {quote.text}
        </blockquote>
      )}
      {subject && <p className={styles.subject}>{subject}</p>}
      <p className={styles.text}>{isDeleted ? words.deleted : text}</p>
      {message.attachments.map(({ kind, description }, order) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no identity and never reorder.
        <p key={order} className={styles.meta}>
          {words.attachment}
          {description || kind}
        </p>
      ))}
    </li>
  );
}

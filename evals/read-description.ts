import type { Conversation, LayoutHealth } from '../lib/core/conversation/conversation';
import type { FrameReading } from './read-saved-page';

/** A reading in words, for the person at the terminal. */
export function describeReading({ url, reading }: FrameReading): string {
  const lines = [`${url}: ${reading.kind}`];
  if (reading.kind === 'profile') {
    const { name, headline, location, positions, education, skills } = reading.profile;
    lines.push(
      `  ${[name, headline, location].filter(Boolean).join(' · ')}`,
      `  ${positions.length} positions, ${education.length} schools, ${skills.length} skills`,
    );
  }
  if (reading.kind === 'activity') {
    const { ownerName, posts, skipped } = reading.activity;
    lines.push(
      `  ${posts.length} posts by ${ownerName}; left out: ${skipped.reposts} reposts, ${skipped.byOthers} by others, ${skipped.withoutText} without text`,
    );
  }
  if (reading.kind === 'article') {
    const { title, authorName, wordCount } = reading.article;
    lines.push(`  “${title}” by ${authorName}, ${wordCount} words`);
  }
  if (reading.kind !== 'unreadable') lines.push(...reading.conversations.flatMap(describeConversation));
  lines.push(...reading.health.filter(({ ok }) => !ok).map(describeHealth));
  return lines.join('\n');
}

function describeConversation(conversation: Conversation): string[] {
  const { kind, surface, title, participants, messages, composer } = conversation;
  const people = participants.map(({ name }) => name).join(', ');
  return [
    `  ${kind} on ${surface} with ${people}${title ? ` (${title})` : ''}, composer ${composer}`,
    ...messages.map(({ senderName, sentAt, text, attachments, isDeleted, isSystem }) => {
      const time = sentAt === null ? 'time unknown' : new Date(sentAt).toISOString();
      const words = isDeleted ? '[deleted]' : text.replaceAll('\n', '\n      ');
      const extras = attachments.map(({ kind: what, description }) => ` [${what}: ${description}]`).join('');
      return `    ${isSystem ? '*' : senderName || '?'}, ${time}: ${words}${extras}`;
    }),
  ];
}

function describeHealth({ surface, findings }: LayoutHealth): string {
  const missing = findings.filter(({ found, isRequired }) => isRequired && !found).map(({ name }) => name);
  return `  not found on ${surface}: ${missing.join(', ') || '–'}`;
}

import { avatar, emberId, h, hidden } from './element.js';
import { eventUrnOf } from './urn.js';

const clock = (at) =>
  new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
const day = (at) =>
  new Date(at).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const profileUrl = (person) => `https://www.linkedin.com/in/${person.memberId}`;

/**
 * The list items of some messages. Photo, name and clock stand only on the first message of a run
 * by one sender; a heading stands only on the first message of a day.
 *
 * @param {object} conversation
 * @param {object[]} messages oldest first
 * @param {object} people by member id, the owner under `owner`
 * @param {object} [before] the message shown before the first one
 */
export function messageItems(conversation, messages, people, before) {
  let previous = before;
  return messages.map((message, index) => {
    const isNewDay = !previous || day(previous.at) !== day(message.at);
    const isNewRun = isNewDay || previous.from !== message.from;
    previous = message;
    return messageItem(conversation, message, people, {
      isNewDay,
      isNewRun,
      isLast: index === messages.length - 1,
    });
  });
}

function messageItem(conversation, message, people, { isNewDay, isNewRun, isLast }) {
  const sender = people[message.from];
  const isOwn = message.from === 'owner';
  const classes = [
    'msg-s-event-listitem',
    isOwn ? '' : 'msg-s-event-listitem--other',
    conversation.kind === 'inmail' ? 'msg-s-event-listitem--inmail' : '',
  ];
  return h(
    'li',
    { class: `msg-s-message-list__event clearfix${isLast ? ' msg-s-message-list__last-msg-ctor' : ''}` },
    isNewDay &&
      h(
        'time',
        { class: 'msg-s-message-list__time-heading t-12 t-black--light t-bold' },
        `\n  ${day(message.at)}\n`,
      ),
    isNewRun &&
      h(
        'span',
        { class: 'msg-s-event-listitem--group-a11y-heading visually-hidden' },
        `${sender.name} sent the following messages at ${clock(message.at)}`,
      ),
    h(
      'div',
      {
        id: emberId(),
        class: classes.filter(Boolean).join(' '),
        'data-event-urn': message.urn ?? eventUrnOf(conversation, message, people.owner),
        'data-view-name': 'message-list-item',
      },
      isNewRun && [
        h(
          'a',
          {
            class: 'msg-s-event-listitem__link',
            href: profileUrl(sender),
            tabindex: '-1',
            click: (event) => event.preventDefault(),
          },
          h('span', { class: 'a11y-text' }, `View ${sender.name}’s profile`),
          avatar(sender.name, 'msg-s-event-listitem__profile-picture evi-image ember-view'),
        ),
        h(
          'div',
          { class: 'msg-s-message-group__meta' },
          h(
            'a',
            { id: emberId(), class: 'app-aware-link t-14 t-black t-bold', href: profileUrl(sender) },
            h(
              'span',
              {
                class:
                  'msg-s-message-group__profile-link msg-s-message-group__name t-14 t-black t-bold hoverable-link-text',
              },
              `\n  ${sender.name}\n`,
            ),
          ),
          h(
            'time',
            { class: 'msg-s-message-group__timestamp white-space-nowrap t-12 t-black--light t-normal' },
            ` ${clock(message.at)} `,
          ),
        ),
      ],
      conversation.kind === 'inmail' &&
        conversation.title &&
        isNewRun &&
        h('h3', { class: 'msg-s-event-listitem__subject t-14 t-bold' }, conversation.title),
      bubble(message, isOwn),
      message.attachment && attachment(message.attachment, sender),
    ),
  );
}

function bubble(message, isOwn) {
  return h(
    'div',
    {
      class: 'msg-s-event-listitem__message-bubble msg-s-event-listitem__message-bubble--msg-fwd-enabled',
      tabindex: '0',
    },
    h(
      'div',
      { class: 'msg-s-event-with-indicator display-flex' },
      h(
        'div',
        { class: 'msg-s-event__content', dir: 'ltr' },
        message.quote &&
          h(
            'div',
            { class: 'msg-s-event-listitem__replied-message-container' },
            h(
              'p',
              { class: 'msg-s-event-listitem__replied-message-body-text t-12 t-black--light' },
              `${message.quote.author}: ${message.quote.text}`,
            ),
          ),
        body(message),
      ),
      isOwn &&
        h('span', {
          class:
            'msg-s-event-with-indicator__sending-indicator msg-s-event-with-indicator__sending-indicator--sent',
          title: `Sent at ${clock(message.at)}`,
        }),
    ),
    h(
      'div',
      { class: 'msg-s-event-listitem__actions-container' },
      h(
        'button',
        {
          type: 'button',
          class: 'msg-reactions__entry-point artdeco-button',
          'aria-label': 'React to message',
        },
        hidden('👍'),
      ),
    ),
  );
}

function body(message) {
  if (message.deleted) {
    return h(
      'p',
      {
        class: 'msg-s-event-listitem__body msg-s-event-listitem__body--recalled t-14 t-black--light t-normal',
      },
      'This message has been deleted.',
    );
  }
  const paragraph = h('p', { class: 'msg-s-event-listitem__body t-14 t-black--light t-normal' });
  message.text.split('\n').forEach((line, index) => {
    if (index > 0) paragraph.append(document.createElement('br'));
    for (const part of line.split(/(https?:\/\/[^\s)]+)/)) {
      if (!part) continue;
      paragraph.append(document.createComment(''));
      if (/^https?:/.test(part)) {
        paragraph.append(
          h(
            'a',
            { href: part, target: '_blank', rel: 'noopener noreferrer', class: 'link-without-visited-state' },
            part,
          ),
        );
        continue;
      }
      const [, lead = '', middle = '', tail = ''] = part.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? [];
      if (lead) paragraph.append(h('span', { class: 'white-space-pre' }, lead));
      paragraph.append(middle);
      if (tail) paragraph.append(h('span', { class: 'white-space-pre' }, tail));
    }
  });
  if (message.edited) paragraph.append(h('span', { class: 't-14 t-black--light t-normal pl1' }, '(Edited)'));
  return paragraph;
}

function attachment({ kind, description, url }, sender) {
  const content = {
    image: () =>
      h(
        'div',
        { class: 'msg-s-event-listitem__image-container' },
        h(
          'button',
          { type: 'button' },
          h('img', {
            class: 'msg-s-event-listitem__image',
            alt: description,
            src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
          }),
        ),
      ),
    file: () =>
      h(
        'div',
        { class: 'msg-s-event-listitem__download-attachment ui-attachment ui-attachment--pdf' },
        h('p', { class: 'ui-attachment__filename' }, description),
        h(
          'a',
          {
            class: 'msg-s-event-listitem__download-attachment-button',
            href: '#',
            'aria-label': `Download ${description}`,
            click: (event) => event.preventDefault(),
          },
          'Download',
        ),
      ),
    article: () =>
      h(
        'div',
        { class: 'msg-s-event-listitem__unrolled-update-v2' },
        h(
          'article',
          { class: 'update-components-article' },
          h(
            'a',
            { class: 'update-components-article__meta', href: url ?? '#' },
            h('div', { class: 'update-components-article__title' }, h('span', { dir: 'ltr' }, description)),
            h(
              'div',
              { class: 'update-components-article__subtitle t-12' },
              url ? new URL(url).host : sender.name,
            ),
          ),
        ),
      ),
  }[kind];
  return h(
    'div',
    {
      class: 'msg-s-event-with-indicator display-flex msg-s-event-listitem__attachment-item--msg-fwd-enabled',
    },
    h(
      'div',
      { class: 'msg-s-event__content', dir: 'ltr' },
      h(
        'div',
        { class: 'msg-s-event-listitem__message-bubble msg-s-event-listitem__attachment-item' },
        content(),
      ),
    ),
  );
}

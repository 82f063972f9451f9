import { avatar, emberId, h } from './element.js';
import { titleOf } from './thread.js';

const day = (at) =>
  new Date(at).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/**
 * The list of conversations. Rows carry neither address nor thread id, as on LinkedIn.
 *
 * @param {object[]} conversations
 * @param {object} owner
 * @param {string} activeId
 * @param {(conversation: object) => void} onOpen
 */
export function conversationList(conversations, owner, activeId, onOpen) {
  return h(
    'div',
    { class: 'scaffold-layout__list msg__list', tabindex: '-1' },
    h('div', { class: 'msg-conversations-container__title-row' }, h('h1', { class: 't-20' }, 'Messaging')),
    h(
      'ul',
      { class: 'list-style-none msg-conversations-container__conversations-list' },
      conversations.map((conversation) => row(conversation, owner, conversation.id === activeId, onOpen)),
    ),
  );
}

function row(conversation, owner, isActive, onOpen) {
  const last = conversation.messages.at(-1);
  const sender =
    last.from === 'owner' ? owner : conversation.participants.find((person) => person.memberId === last.from);
  const isUnread = last.from !== 'owner' && !isActive && !conversation.wasOpened;
  const pill = { inmail: 'InMail', sponsored: 'Sponsored', request: 'Request' }[conversation.kind];
  const open = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter') return;
    onOpen(conversation);
  };
  return h(
    'li',
    {
      id: emberId(),
      class:
        'ember-view scaffold-layout__list-item msg-conversation-listitem msg-conversations-container__convo-item',
    },
    h(
      'div',
      { class: 'msg-conversation-card' },
      h(
        'div',
        {
          class: `msg-conversation-listitem__link msg-conversations-container__convo-item-link${isActive ? ' msg-conversations-container__convo-item-link--active' : ''}`,
          tabindex: '0',
          click: open,
          keydown: open,
        },
        avatar(titleOf(conversation), 'presence-entity__image EntityPhoto-circle-4'),
        h(
          'div',
          {
            class: `msg-conversation-card__content--selectable${isUnread ? ' msg-conversation-card__convo-item-container--unread' : ''}`,
          },
          h(
            'div',
            { class: 'msg-conversation-card__row msg-conversation-card__title-row' },
            h(
              'h3',
              { class: 'msg-conversation-listitem__participant-names truncate' },
              h('span', { class: 'truncate' }, titleOf(conversation)),
            ),
            h('time', { class: 'msg-conversation-listitem__time-stamp t-12' }, day(last.at)),
          ),
          h(
            'div',
            { class: 'msg-conversation-card__row msg-conversation-card__body-row' },
            pill && h('span', { class: 'msg-conversation-card__pill t-12' }, pill),
            h(
              'p',
              { class: 'msg-conversation-card__message-snippet t-14 truncate' },
              `${last.from === 'owner' ? 'You' : sender.name.split(' ')[0]}: ${last.text}`,
            ),
            isUnread && h('span', { class: 'msg-conversation-card__unread-dot' }),
          ),
        ),
      ),
    ),
  );
}

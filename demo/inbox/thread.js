import { composer } from './composer.js';
import { avatar, emberId, h, hidden } from './element.js';
import { messageItems } from './messages.js';
import { clientUrn } from './urn.js';

const lateBy = 350;

/** Everyone in a conversation by member id, the owner under `owner`. */
export function peopleOf(conversation, owner) {
  return Object.fromEntries([
    ['owner', owner],
    ...conversation.participants.map((person) => [person.memberId, person]),
  ]);
}

/** Title of a conversation: its name, or the names of the people in it. */
export function titleOf(conversation) {
  if (conversation.kind === 'group' && conversation.title) return conversation.title;
  return conversation.participants.map((person) => person.name).join(', ');
}

/** The pane of one conversation on the messaging page, made anew at every switch. */
export function threadPane(conversation, owner) {
  const isSponsored = conversation.kind === 'sponsored';
  return h(
    'div',
    {
      id: emberId(),
      class: 'msg-convo-wrapper msg-thread msg-thread--pillar ember-view',
      'data-feedback-redacted': true,
    },
    titleBar(conversation),
    h(
      'div',
      { class: 'msg-thread-container msg-thread__thread-actions-tray' },
      conversation.kind === 'request' &&
        h(
          'div',
          { class: 'msg-message-request-banner-v2' },
          h('p', {}, `${titleOf(conversation)} is not in your network yet.`),
          h('button', { type: 'button', class: 'artdeco-button' }, 'Accept'),
          h('button', { type: 'button', class: 'artdeco-button' }, 'Decline'),
        ),
    ),
    isSponsored ? sponsoredBody(conversation) : conversationBody(conversation, owner, false),
  );
}

/** Message list and composer, the part that the page and the bubbles share. */
export function conversationBody(conversation, owner, isOverlay) {
  const people = peopleOf(conversation, owner);
  const older = conversation.messages.slice(0, conversation.olderMessages ?? 0);
  const late = conversation.lateMessages ?? 0;
  const shown = conversation.messages.slice(older.length, conversation.messages.length - late);
  const arriving = late > 0 ? conversation.messages.slice(-late) : [];

  const loader = h(
    'li',
    { class: 'msg-s-message-list__loader hidden' },
    h('div', { class: 'artdeco-loader artdeco-loader--small' }),
  );
  const items = h(
    'ul',
    { class: 'msg-s-message-list-content list-style-none full-width mbA' },
    h('li', { class: 'msg-s-message-list__top-of-list' }),
    older.length === 0 && profileCard(conversation),
    loader,
    messageItems(conversation, shown, people),
  );
  const end = h('li', { class: 'msg-s-message-list__bottom-of-list' });
  items.append(
    h('li', { class: 'msg-s-message-list__typing-indicator-container--without-seen-receipt' }),
    quickReplies(),
    end,
  );
  const list = h(
    'div',
    { class: 'msg-s-message-list msg-s-message-list--scroll-buffer full-width scrollable', tabindex: '-1' },
    items,
  );

  const append = (messages, before) => {
    items
      .querySelector('.msg-s-message-list__typing-indicator-container--without-seen-receipt')
      .before(...messageItems(conversation, messages, people, before));
  };
  if (arriving.length > 0) setTimeout(() => append(arriving, shown.at(-1)), lateBy);
  if (older.length > 0) {
    // column-reverse: the newest message is at scrollTop 0, older ones are at negative values.
    list.addEventListener('scroll', () => {
      if (older.length === 0 || list.scrollTop > -(list.scrollHeight - list.clientHeight) + 80) return;
      const batch = older.splice(0);
      loader.classList.remove('hidden');
      setTimeout(() => {
        loader.classList.add('hidden');
        loader.before(profileCard(conversation));
        loader.after(...messageItems(conversation, batch, people));
      }, lateBy);
    });
  }

  const form = composer({
    name: titleOf(conversation),
    enterToSend: conversation.enterToSend === true,
    isOverlay,
    rebuildsOnFocus: isOverlay,
    onSend(text) {
      const previous = conversation.messages.at(-1);
      const message = { from: 'owner', at: new Date().toISOString(), text, urn: clientUrn(owner) };
      conversation.messages.push(message);
      append([message], previous);
      const placeholder = items.querySelector(`[data-event-urn="${message.urn}"]`)?.closest('li');
      // A message is shown under a client urn first; the server's answer replaces the node.
      setTimeout(() => {
        delete message.urn;
        placeholder?.replaceWith(...messageItems(conversation, [message], people, previous));
      }, lateBy);
    },
  });
  return [
    h(
      'div',
      {
        class:
          'msg-s-message-list-container relative display-flex mbA msg-s-message-list-container--column-reversed',
      },
      list,
    ),
    form,
  ];
}

function titleBar(conversation) {
  const [person] = conversation.participants;
  const isLinked = conversation.kind !== 'group' && conversation.kind !== 'sponsored';
  const lockup = h(
    'div',
    { class: 'msg-entity-lockup display-flex' },
    avatar(titleOf(conversation), 'presence-entity__image EntityPhoto-circle-3'),
    h(
      'dl',
      { class: 'm0 truncate' },
      h(
        'dt',
        { class: 'msg-entity-lockup__entity-title-wrapper truncate' },
        h(
          isLinked ? 'h2' : 'span',
          {
            id: isLinked ? 'thread-detail-jump-target' : null,
            class: 'msg-entity-lockup__entity-title t-16 t-black t-bold truncate',
          },
          `\n  ${titleOf(conversation)}\n`,
        ),
      ),
      isLinked &&
        h(
          'dd',
          { class: 'msg-entity-lockup__entity-info t-12 t-black--light t-normal' },
          h(
            'div',
            { class: 'msg-entity-lockup__presence-indicator presence-indicator' },
            hidden('Status is offline'),
          ),
          h('div', { class: 'msg-entity-lockup__presence-status truncate' }, 'Mobile • 3h ago'),
        ),
    ),
  );
  return h(
    'div',
    { class: 'msg-title-bar global-title-container shared-title-bar' },
    h(
      'div',
      { class: 'msg-title-bar__title-bar-title shared-title-bar__title' },
      isLinked
        ? h(
            'a',
            {
              id: emberId(),
              class: 'app-aware-link msg-thread__link-to-profile',
              href: `https://www.linkedin.com/in/${person.memberId}`,
              title: `Open ${person.name}’s profile`,
              'data-demo-path': `/in/${person.slug}/`,
            },
            lockup,
          )
        : lockup,
    ),
    h(
      'div',
      { class: 'msg-thread-actions__dropdown-container' },
      h(
        'button',
        {
          type: 'button',
          class: 'msg-thread-actions__control artdeco-dropdown__trigger',
          'aria-expanded': 'false',
        },
        hidden('Open the options list'),
        '⋯',
      ),
    ),
  );
}

function profileCard(conversation) {
  if (conversation.kind === 'group') {
    return h(
      'li',
      {},
      h(
        'div',
        { class: 'msg-s-profile-card ph3' },
        h(
          'ul',
          { class: 'artdeco-entity-pile' },
          conversation.participants.map((person) => h('li', {}, avatar(person.name, 'EntityPhoto-circle-3'))),
        ),
        h('div', { class: 'text-body-medium-bold pt2' }, ` ${conversation.title} `),
      ),
    );
  }
  const [person] = conversation.participants;
  const url = `https://www.linkedin.com/in/${person.memberId}`;
  const suffix = { 1: 'st', 2: 'nd', 3: 'rd' }[person.degree];
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'msg-s-profile-card msg-s-profile-card-one-to-one ph3 pv2' },
      h(
        'div',
        {
          id: emberId(),
          class: 'artdeco-entity-lockup artdeco-entity-lockup--size-5 break-words ember-view',
        },
        h(
          'div',
          { class: 'artdeco-entity-lockup__image' },
          avatar(person.name, 'presence-entity__image EntityPhoto-circle-5'),
        ),
        h(
          'div',
          { class: 'artdeco-entity-lockup__content overflow-hidden' },
          h(
            'div',
            { class: 'artdeco-entity-lockup__title display-flex truncate align-items-center' },
            h(
              'span',
              { class: 'display-flex truncate align-items-center mr1' },
              h(
                'a',
                {
                  class: 'app-aware-link profile-card-one-to-one__profile-link',
                  href: url,
                  'data-demo-path': `/in/${person.slug}/`,
                },
                h('span', { class: 'truncate' }, `\n  ${person.name}\n`),
              ),
            ),
            person.pronouns &&
              h('span', { class: 't-14 t-black--light t-normal mr1' }, `(${person.pronouns})`),
            person.degree &&
              h(
                'div',
                { class: 'artdeco-entity-lockup__badge t-14 t-black--light t-normal' },
                h('span', { class: 'a11y-text' }, `${person.degree}${suffix} degree connection`),
                h(
                  'span',
                  { class: 'artdeco-entity-lockup__degree', 'aria-hidden': 'true' },
                  `· ${person.degree}${suffix}`,
                ),
              ),
          ),
          h(
            'div',
            { class: 'artdeco-entity-lockup__subtitle' },
            h('div', { title: person.headline }, `\n  ${person.headline}\n`),
          ),
          conversation.invitationNote &&
            h('div', { class: 'artdeco-entity-lockup__metadata pt1' }, conversation.invitationNote),
        ),
      ),
    ),
  );
}

function quickReplies() {
  const chip = (text) =>
    h(
      'li',
      { class: 'conversations-quick-replies__reply-item' },
      h(
        'button',
        { type: 'button', class: 'conversations-quick-replies__reply-button artdeco-button' },
        h('span', { class: 'conversations-quick-replies__reply-content' }, text),
      ),
    );
  return h(
    'li',
    { class: 'msg-s-message-list__quick-replies-container' },
    h('ul', { class: 'conversations-quick-replies' }, chip('Thanks!'), chip('👍'), chip('Sounds good')),
  );
}

function sponsoredBody(conversation) {
  const name = titleOf(conversation);
  return h(
    'div',
    { class: 'msg-sponsored-conversation-thread' },
    h(
      'div',
      { class: 'msg-spinmail-thread' },
      h('p', { class: 'msg-spinmail-thread__name' }, name),
      h(
        'div',
        { class: 'msg-spinmail-thread__message-body-container' },
        h(
          'div',
          { class: 'msg-spinmail-thread__message-body' },
          conversation.messages.map((message) => h('p', {}, message.text)),
        ),
      ),
      h(
        'div',
        { class: 'msg-s-sponsored-message-actions' },
        h('button', { type: 'button', class: 'artdeco-button' }, 'Tell me more'),
      ),
    ),
  );
}

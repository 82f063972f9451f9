import { avatar, emberId, h } from './element.js';
import { conversationBody, titleOf } from './thread.js';

/**
 * Puts message bubbles into the open shadow root of `#interop-outlet`, as on pages of the newer front
 * end. The root is attached a moment after the host, and bubbles can be minimised and closed.
 *
 * @param {object[]} conversations the ones to open as bubbles
 * @param {object} owner
 * @param {HTMLElement} host
 */
export function attachOverlay(conversations, owner, host) {
  const root = host.attachShadow({ mode: 'open' });
  const styles = ['inbox', 'conversations'].map((name) =>
    h('link', { rel: 'stylesheet', href: `/demo/${name}.css` }),
  );
  const aside = h(
    'aside',
    { id: 'msg-overlay', class: 'msg-overlay-container', 'data-view-name': 'message-overlay' },
    listBubble(owner),
    conversations.map((conversation, index) => bubble(conversation, owner, index === 0)),
  );
  root.append(...styles, h('div', { class: 'application-outlet' }, aside));
}

function listBubble(owner) {
  return h(
    'div',
    { class: 'msg-overlay-list-bubble msg-overlay-list-bubble--is-minimized ml4' },
    h(
      'header',
      { class: 'msg-overlay-bubble-header' },
      avatar(owner.name, 'presence-entity__image EntityPhoto-circle-1'),
      h('h2', { class: 'msg-overlay-bubble-header__title' }, 'Messaging'),
    ),
  );
}

function bubble(conversation, owner, isActive) {
  const [person] = conversation.participants;
  const element = h(
    'div',
    {
      id: emberId(),
      class: `msg-convo-wrapper msg-overlay-conversation-bubble msg-overlay-conversation-bubble--default-inactive ml4 msg-overlay-conversation-bubble--petite ember-view${isActive ? ' msg-overlay-conversation-bubble--is-active' : ''}`,
      role: 'dialog',
      'aria-label': 'Messaging',
      'data-feedback-redacted': true,
      'data-view-name': 'message-overlay-conversation-bubble-item',
    },
    h(
      'header',
      { class: 'msg-overlay-bubble-header msg-overlay-conversation-bubble-header display-flex' },
      avatar(person.name, 'presence-entity__image EntityPhoto-circle-1'),
      h(
        'div',
        { class: 'msg-overlay-bubble-header__details' },
        h(
          'h2',
          { id: emberId(), class: 'msg-overlay-bubble-header__title truncate t-14 t-bold' },
          h(
            'a',
            {
              id: emberId(),
              class: 'ember-view',
              href: `/in/${person.memberId}/`,
              'data-demo-path': `/in/${person.slug}/`,
            },
            h('span', { class: 'hoverable-link-text' }, titleOf(conversation)),
          ),
        ),
      ),
      h(
        'section',
        { class: 'msg-overlay-bubble-header__controls display-flex' },
        h(
          'button',
          {
            type: 'button',
            class: 'msg-overlay-bubble-header__control artdeco-button',
            'aria-label': 'Minimise',
            click: () => element.classList.toggle('msg-overlay-conversation-bubble--is-minimized'),
          },
          '–',
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'msg-overlay-bubble-header__control artdeco-button',
            'aria-label': 'Close',
            click: () => element.remove(),
          },
          '×',
        ),
      ),
    ),
    h(
      'div',
      { class: 'msg-overlay-conversation-bubble__content-wrapper' },
      conversationBody(conversation, owner, true),
    ),
  );
  return element;
}

import { activityPage } from './activity.js';
import { avatar, h } from './element.js';
import { conversationList } from './list.js';
import { attachOverlay } from './overlay.js';
import { profilePage } from './profile.js';
import { threadPane } from './thread.js';
import { threadIdOf } from './urn.js';

/** The new pane comes a moment after the address has changed, as on LinkedIn. */
const paneDelay = 120;

const { owner, conversations } = await (await fetch('/demo/conversations.json')).json();
const posts = await (await fetch('/demo/posts.json')).json();
const pathOf = (conversation) => `/messaging/thread/${threadIdOf(conversation)}/`;

function header() {
  const link = (path, text) =>
    h(
      'li',
      { class: 'global-nav__primary-item' },
      h('a', { class: 'global-nav__primary-link', href: path, 'data-demo-path': path }, text),
    );
  return h(
    'header',
    { id: 'global-nav', class: 'global-nav' },
    h(
      'div',
      { class: 'global-nav__content' },
      h('strong', { class: 'demo-name' }, 'Demo inbox'),
      h('span', { class: 'demo-note' }, 'Every person and message here is invented.'),
      h(
        'nav',
        { class: 'global-nav__nav', 'aria-label': 'Primary' },
        h(
          'ul',
          { class: 'global-nav__primary-items' },
          link('/messaging/', 'Messages'),
          link('/feed/', 'Bubbles'),
          link(`/in/${owner.profileSlug}/recent-activity/all/`, 'My posts'),
          h('li', { class: 'global-nav__me' }, avatar(owner.name, 'global-nav__me-photo evi-image')),
        ),
      ),
    ),
  );
}

/** Who is signed in, where LinkedIn's page keeps it. */
function signedIn() {
  const me = {
    data: {
      '*miniProfile': `urn:li:fs_miniProfile:${owner.memberId}`,
      $type: 'com.linkedin.voyager.common.Me',
    },
    included: [
      {
        firstName: owner.name.split(' ')[0],
        lastName: owner.name.split(' ').slice(1).join(' '),
        publicIdentifier: owner.profileSlug,
        dashEntityUrn: `urn:li:fsd_profile:${owner.memberId}`,
        $type: 'com.linkedin.voyager.identity.shared.MiniProfile',
      },
    ],
  };
  return h('code', { id: 'bpr-guid-1', style: 'display: none' }, JSON.stringify(me));
}

function messagingPage(active) {
  const detail = h('div', { class: 'scaffold-layout__detail msg__detail' });
  const list = () => conversationList(conversations, owner, active.id, open);
  const container = h('div', { class: 'scaffold-layout__list-detail-container' }, list(), detail);
  let timer = 0;
  const showPane = () => detail.replaceChildren(threadPane(active, owner));
  function open(conversation) {
    active = conversation;
    active.wasOpened = true;
    history.pushState({}, '', pathOf(conversation));
    container.firstChild.replaceWith(list());
    clearTimeout(timer);
    timer = setTimeout(showPane, paneDelay);
  }
  active.wasOpened = true;
  showPane();
  return h('main', { class: 'scaffold-layout__main', 'aria-label': 'Messaging' }, container);
}

/** A page of the newer front end: hashed classes, and the bubbles in a shadow root. */
function feedPage() {
  const outlet = h('div', {
    id: 'interop-outlet',
    'data-testid': 'interop-shadowdom',
    class: document.documentElement.classList.contains('theme--dark') ? 'theme--dark' : 'theme--light',
  });
  setTimeout(
    () => attachOverlay(conversations.filter(({ kind }) => kind === 'one-to-one').slice(0, 2), owner, outlet),
    paneDelay,
  );
  return [
    h(
      'div',
      { id: 'root' },
      h(
        'div',
        { 'data-sdui-screen': 'com.linkedin.sdui.flagshipnav.feed.MainFeed' },
        h(
          'main',
          { id: 'workspace', class: '_77e1f0aa' },
          h(
            'div',
            { role: 'list' },
            h(
              'div',
              { role: 'listitem', class: '_33ab90cd' },
              h('p', {}, 'A page with message bubbles. They live in a shadow root, like on the newer pages.'),
            ),
          ),
        ),
      ),
    ),
    outlet,
  ];
}

function render() {
  document.documentElement.classList.toggle(
    'theme--dark',
    matchMedia('(prefers-color-scheme: dark)').matches,
  );
  const path = location.pathname;
  const isEmber = !path.startsWith('/feed');
  document.body.classList.toggle('ember-application', isEmber);
  document.body.toggleAttribute('data-rehydrated', !isEmber);
  document.body.replaceChildren(...page(path).flat());
}

function page(path) {
  if (path.startsWith('/feed')) return [header(), feedPage()];
  if (path.includes('/recent-activity/')) return [signedIn(), header(), activityPage(owner, posts)];
  const profile = path.match(/^\/in\/([^/]+)/)?.[1];
  const person = conversations
    .flatMap(({ participants }) => participants)
    .find(({ slug }) => slug === profile);
  if (person) {
    document.title = `${person.name} | Demo inbox`;
    return [signedIn(), header(), profilePage(person)];
  }
  const active = conversations.find((conversation) => pathOf(conversation) === path) ?? conversations[0];
  if (pathOf(active) !== path) history.replaceState({}, '', pathOf(active));
  return [signedIn(), header(), messagingPage(active)];
}

// Links of the demo stay inside it and switch without a load.
document.addEventListener('click', (event) => {
  const link = event
    .composedPath()
    .find((node) => node instanceof Element && node.hasAttribute('data-demo-path'));
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  history.pushState({}, '', link.getAttribute('data-demo-path'));
  render();
});
window.addEventListener('popstate', render);
render();

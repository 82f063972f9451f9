import { avatar, h, hidden } from './element.js';

/**
 * The owner's own activity page with their LinkedIn posts, and one repost that is not theirs.
 *
 * @param {object} owner
 * @param {Array<{ urn: string, text: string }>} posts
 */
export function activityPage(owner, posts) {
  const stranger = { name: 'Someone Else', slug: 'someone-else', headline: 'Invented as well' };
  const repost = {
    urn: 'urn:li:activity:7430000000000000001',
    text: 'Words of somebody else. A repost does not make them mine.',
  };
  return h(
    'main',
    { class: 'scaffold-layout__main' },
    h('h1', { class: 't-20' }, 'All activity'),
    h(
      'ul',
      {},
      posts.map((post) => update(post, owner, owner)),
      update(repost, stranger, owner, true),
    ),
  );
}

function update(post, author, owner, isRepost = false) {
  const profile = `https://www.linkedin.com/in/${author.slug ?? author.profileSlug}?miniProfileUrn=urn%3Ali%3Afsd_profile%3A${owner.memberId}`;
  return h(
    'li',
    { class: 'profile-creator-shared-feed-update__container' },
    h(
      'div',
      {
        class:
          'feed-shared-update-v2 feed-shared-update-v2--minimal-padding full-height relative artdeco-card',
        role: 'region',
        'data-urn': post.urn,
        tabindex: '-1',
      },
      isRepost &&
        h(
          'div',
          { class: 'update-components-header' },
          h(
            'span',
            { class: 'update-components-header__text-view' },
            h('a', { href: `https://www.linkedin.com/in/${owner.profileSlug}` }, owner.name),
            ' reposted this',
          ),
        ),
      h(
        'div',
        { class: 'update-components-actor display-flex' },
        avatar(author.name, 'EntityPhoto-circle-3'),
        h(
          'div',
          { class: 'update-components-actor__meta' },
          h(
            'a',
            { class: 'update-components-actor__meta-link', href: profile },
            h(
              'span',
              { class: 'update-components-actor__title' },
              h('span', { 'aria-hidden': 'true' }, author.name),
              hidden(author.name),
            ),
            h(
              'span',
              { class: 'update-components-actor__description' },
              h('span', { 'aria-hidden': 'true' }, author.headline),
              hidden(author.headline),
            ),
          ),
          h(
            'span',
            { class: 'update-components-actor__sub-description' },
            h('span', { 'aria-hidden': 'true' }, '2w •'),
            hidden('2 weeks ago'),
          ),
        ),
      ),
      h(
        'div',
        { class: 'feed-shared-inline-show-more-text' },
        h(
          'div',
          { class: 'update-components-text relative update-components-update-v2__commentary', dir: 'ltr' },
          h(
            'span',
            { class: 'break-words tvm-parent-container' },
            h('span', { dir: 'ltr' }, lines(post.text)),
          ),
        ),
      ),
    ),
  );
}

function lines(text) {
  return text
    .split('\n')
    .flatMap((line, index) => [
      index > 0 ? document.createElement('br') : '',
      ...line
        .split(/(https?:\/\/[^\s)]+)/)
        .map((part) => (/^https?:/.test(part) ? h('a', { href: part, target: '_blank' }, part) : part)),
    ]);
}

import { avatar, h, hidden } from './element.js';

/** LinkedIn writes every visible text twice: once for the eye, once for the ear. */
function doubled(text) {
  return [h('span', { 'aria-hidden': 'true' }, text), hidden(text)];
}

/** A profile page in the classic form for one of the invented people. */
export function profilePage(person) {
  const base = `/in/${person.slug}`;
  const [role = person.headline, rest] = person.headline.split(/\s+(?:at|@)\s+/);
  const suffix = { 1: '1st', 2: '2nd', 3: '3rd' }[person.degree];
  return h(
    'main',
    { class: 'scaffold-layout__main' },
    h(
      'section',
      { class: 'artdeco-card', 'data-member-id': '990000002' },
      avatar(person.name, 'pv-top-card-profile-picture__image--show'),
      h(
        'div',
        { class: 'mt2 relative' },
        h(
          'a',
          { href: `${base}/overlay/about-this-profile/`, 'aria-label': person.name },
          h('h1', { class: 'inline t-24 v-align-middle break-words' }, person.name),
        ),
        person.pronouns &&
          h(
            'span',
            { class: 'text-body-small v-align-middle break-words t-black--light' },
            `(${person.pronouns})`,
          ),
        suffix &&
          h(
            'span',
            { class: 'distance-badge t-black--light t-14' },
            hidden(`${suffix} degree connection`),
            h('span', { class: 'dist-value', 'aria-hidden': 'true' }, suffix),
          ),
        h(
          'div',
          {
            class: 'text-body-medium break-words',
            'data-generated-suggestion-target': 'urn:li:fsu_profileActionDelegate:-900000001',
          },
          `\n  ${person.headline}\n`,
        ),
      ),
      h(
        'div',
        { class: 'mt2' },
        h('span', { class: 'text-body-small inline t-black--light break-words' }, '\n  Invented Harbour\n'),
        h(
          'a',
          { id: 'top-card-text-details-contact-info', href: `${base}/overlay/contact-info/` },
          'Contact info',
        ),
      ),
    ),
    card(
      'about',
      'About',
      h(
        'div',
        { class: 'inline-show-more-text--is-collapsed full-width t-14 t-normal t-black', dir: 'ltr' },
        doubled(`${person.headline}. This profile belongs to an invented person.`),
      ),
    ),
    card(
      'experience',
      'Experience',
      h(
        'ul',
        {},
        h(
          'li',
          { class: 'artdeco-list__item' },
          h(
            'div',
            { 'data-view-name': 'profile-component-entity' },
            h(
              'a',
              { 'data-field': 'experience_company_logo', href: 'https://www.linkedin.com/company/1/' },
              h('div', { class: 't-bold' }, doubled(role)),
              h('span', { class: 't-14 t-normal' }, doubled(`${rest ?? 'Independent'} · Full-time`)),
              h(
                'span',
                { class: 't-14 t-normal t-black--light' },
                h(
                  'span',
                  { class: 'pvs-entity__caption-wrapper', 'aria-hidden': 'true' },
                  'Mar 2022 - Present · 4 yrs',
                ),
                hidden('Mar 2022 to Present · 4 yrs'),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function card(id, title, content) {
  return h(
    'section',
    { class: 'artdeco-card pv-profile-card break-words mt2', 'data-view-name': 'profile-card' },
    h('div', { id, class: 'pv-profile-card__anchor' }),
    h('div', {}, h('h2', { class: 'pvs-header__title text-heading-large' }, doubled(title))),
    h('div', { class: 'ph5 pv3' }, content),
  );
}

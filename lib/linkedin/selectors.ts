/**
 * The one registry of what Drafthand looks for on LinkedIn. Every name has its alternatives in
 * order: the first that matches wins. The date beside an alternative is when it was last known
 * to be right. Nothing here depends on the language of LinkedIn's interface.
 */

/** When the registry as a whole was last compared with evidence (ISO date). */
export const registryDate = '2026-11-20';

const registry = {
  // ---- Where conversations are ----
  /** Root of one conversation, on the messaging page and in every bubble. */
  conversation: [
    '.msg-convo-wrapper', // 2026-10: LinkedIn's own code resolves to it with closest()
    '.msg-overlay-conversation-bubble, .msg-thread, [data-view-name="message-overlay-conversation-bubble-item"]', // 2026-10: the frames it is combined with
  ],
  'overlay-bubble': [
    '.msg-overlay-conversation-bubble', // 2026-10
    '[data-view-name="message-overlay-conversation-bubble-item"]', // 2026-04
  ],
  /** Element whose open shadow root holds the classic front end; the root may be attached late. */
  'shadow-host': ['#interop-outlet, [data-testid="interop-shadowdom"]'], // 2026-07
  theme: ['.theme--dark, .theme--light'], // 2026-07: on <html> and on the shadow host
  'dark-theme': ['.theme--dark'], // 2026-07
  'minimized-bubble': ['.msg-overlay-conversation-bubble--is-minimized'], // 2026-10
  /** Shows its header only. */
  'bare-bubble': [
    '.msg-overlay-conversation-bubble--is-minimized',
    ':has(> header):not(:has(> :not(header)))',
  ], // 2026-10
  'active-bubble': ['.msg-overlay-conversation-bubble--is-active'], // 2026-10: the one focused last

  // ---- Who the conversation is with ----
  /** The name in the header: of a person, an organisation or a group. */
  title: [
    '.msg-title-bar .msg-entity-lockup__entity-title', // 2026-09: h2 or span
    '.msg-overlay-bubble-header__title', // 2026-04
    '.msg-title-bar h2, header h2', // 2026-10: by structure
  ],
  'title-link': [
    'a.msg-thread__link-to-profile', // 2026-10
    '.msg-overlay-bubble-header__title a[href]', // 2026-04: relative address
    '.msg-title-bar a[href*="/in/"], .msg-title-bar a[href*="/company/"], header h2 a[href]', // 2026-10: by address
  ],
  /** Only where the other side is one person or organisation. */
  'title-person': ['a.msg-thread__link-to-profile'], // 2026-10
  /** Presence or headline; the parts of the first kind are cut out before reading. */
  'title-info': ['.msg-title-bar .msg-entity-lockup__entity-info'], // 2026-10
  'title-presence': ['[class*="__presence-"], .presence-indicator'], // 2026-10
  'title-of-group': [
    '.msg-facepile-grid__group-chat-icon, [class*="msg-facepile-grid--group-size-"], .msg-s-thread-actions-tray__item--rename', // 2026-10
  ],
  /** At the top of the list, only when the beginning of the thread is loaded. */
  'profile-card': ['.msg-s-profile-card-one-to-one'], // 2026-10
  'group-card': ['.msg-s-profile-card:not(.msg-s-profile-card-one-to-one)'], // 2026-10
  'card-link': [
    '.profile-card-one-to-one__profile-link', // 2026-10
    '.artdeco-entity-lockup__title a[href]', // 2026-10
  ],
  'card-name': ['.profile-card-one-to-one__profile-link, .artdeco-entity-lockup__title .truncate'], // 2026-10
  'card-pronouns': ['.artdeco-entity-lockup__title > span.t-14'], // 2026-10
  'card-degree': ['.artdeco-entity-lockup__degree'], // 2026-10
  'card-headline': ['.artdeco-entity-lockup__subtitle'], // 2026-10
  /** The note of a connection invitation; the context of an InMail has a class of its own. */
  'card-note': ['.artdeco-entity-lockup__metadata:not(.profile-card-one-to-one__context)'], // 2026-10
  organization: ['.presence-entity__organization-image, a[href*="/company/"], a[href*="/showcase/"]'], // 2026-10
  'group-name': ['.text-body-medium-bold'], // 2026-10: absent while the group has no name
  'group-face': ['.artdeco-entity-pile img[alt]'], // 2026-10
  'group-member': ['a[href*="/in/"]'], // 2026-10
  /** Recipients chosen in a conversation that does not exist yet. */
  recipient: ['.msg-connections-typeahead .artdeco-pill'], // 2026-04
  'recipient-field': ['.msg-connections-typeahead'], // 2026-04
  'recipient-name': ['.artdeco-pill__text'], // 2026-04

  // ---- What kind it is ----
  sponsored: [
    '.msg-sponsored-conversation-thread, [class*="msg-spinmail-"], .msg-s-sponsored-message-actions, .msg-sponsored-pillar-title-bar', // 2026-10
  ],
  'message-request': ['.msg-message-request-banner-v2, [class*="msg-message-request-banner"]'], // 2026-01
  'sponsored-body': ['.msg-spinmail-thread__message-body', '[class*="msg-spinmail-"][class*="message-body"]'], // 2026-10
  'sponsored-name': ['.msg-spinmail-thread__name', '[class*="msg-spinmail-"][class*="name"]'], // 2026-10

  // ---- The messages ----
  'message-list': ['.msg-s-message-list-content', '.msg-s-message-list', '.msg-s-message-list-container'], // 2026-10
  message: [
    '.msg-s-event-listitem', // 2026-10: div, in a few captures li
    '[data-view-name="message-list-item"][data-event-urn]', // 2026-09
    '[data-event-urn]', // 2026-10: last resort
  ],
  'day-heading': ['.msg-s-message-list__time-heading'], // 2026-10
  'sender-name': ['.msg-s-message-group__name', '.msg-s-message-group__profile-link'], // 2026-10
  'sender-link': ['.msg-s-message-group__meta a[href]', 'a.msg-s-event-listitem__link'], // 2026-10
  'sender-photo': ['img.msg-s-event-listitem__profile-picture'], // 2026-10
  'other-message': ['.msg-s-event-listitem--other'], // 2026-10
  /** A message whose classes are known: without the mark above it is an own one. */
  'plain-message': ['.msg-s-event-listitem'], // 2026-10
  'sending-indicator': ['[class*="__sending-indicator"]'], // 2026-10: on own messages only
  'system-message': ['.msg-s-event-listitem--system', '.msg-s-event-listitem__attributed-text--system'], // 2026-01
  'inmail-message': ['.msg-s-event-listitem--inmail', '.msg-s-event-listitem__subject'], // 2026-10
  subject: ['.msg-s-event-listitem__subject', '[class*="msg-spinmail-"][class*="subject"]'], // 2026-10
  body: [
    '.msg-s-event-listitem__body', // 2026-10
    '.msg-s-event__content > p', // 2026-10: by structure
  ],
  'system-text': ['.msg-s-event-listitem__attributed-text--system', 'p'], // 2026-01
  /** Parts of a message that are not the sender's own words. */
  'not-own-words': [
    '.msg-s-event-listitem__replied-message-container, [class*="msg-s-forward-preview"], .msg-s-event-listitem__forwarded-from, [class*="__obfuscated-message-card"], [class*="__content-preview-placeholder"], [class*="__unrolled-update"], .msg-s-event-listitem__attachment-item', // 2026-01
  ],
  /** Filtered as harmful by LinkedIn: present on the page, hidden from the owner. */
  obfuscated: ['[class*="__obfuscated-message-card"], [class*="__content-preview-placeholder"]'], // 2026-01
  recalled: ['.msg-s-event-listitem__body--recalled'], // 2026-01
  edited: [
    '.t-black--light.pl1:not(.msg-s-message-group__meta *), .msg-s-event-listitem__body .pl1', // 2026-09: the text is localised
  ],
  pending: ['[class*="--is-pending"], [class*="--is-error"], [class*="__error-message"]'], // 2026-01
  quote: ['.msg-s-event-listitem__replied-message-container'], // 2026-01
  'quote-text': ['.msg-s-event-listitem__replied-message-body-text'], // 2026-01
  'attachment-image': ['.msg-s-event-listitem__image-container, img.msg-s-event-listitem__image'], // 2026-10
  'attachment-file': ['[class*="__download-attachment"], .ui-attachment'], // 2026-10
  'attachment-audio': ['[class*="__audio-container"]'], // 2026-01
  'attachment-video': ['[class*="__video-container"]'], // 2026-01
  'attachment-gif': ['[class*="msg-s-event-listitem__gif"]'], // 2026-01
  'attachment-sticker': ['[class*="msg-s-event-listitem__sticker"]'], // 2026-01
  'attachment-job': ['[class*="__job-card"]'], // 2026-01
  'attachment-meeting': ['[class*="__linkedin-meeting-container"]'], // 2026-01
  'attachment-call': ['[class*="__recruiter-calls-container"]'], // 2026-01
  'attachment-link-preview': ['[class*="__unrolled-update"]'], // 2026-10
  'attachment-forwarded': ['[class*="msg-s-forward-preview"], .msg-s-event-listitem__forwarded-from'], // 2026-01
  /** Stands above words of somebody else, unless it is a part of the preview that holds them. */
  'forwarded-label': ['.msg-s-event-listitem__forwarded-from:not([class*="msg-s-forward-preview"] *)'], // 2026-01
  'attachment-other': ['.msg-s-event-listitem__attachment-item'], // 2026-10
  'file-name': ['.ui-attachment__filename', 'a[download]'], // 2026-10
  'preview-title': ['[class*="update-components-article"][class*="__title"]', '.update-components-text'], // 2026-10

  // ---- The composer ----
  'composer-form': ['form.msg-form', 'form:has([contenteditable])'], // 2026-10
  'composer-editor': [
    '.msg-form__contenteditable', // 2026-10
    'form [role="textbox"][contenteditable], [role="dialog"] [role="textbox"][contenteditable]', // 2026-10: by role
  ],
  /** LinkedIn's own writing assistant is streaming into the editor or stands in its place. */
  'composer-editor-busy': ['[class*="--is-streaming"], [class*="msg-form__contenteditable--hidden"]'], // 2026-01
  /** Absent while pressing Enter sends. */
  'composer-send-button': ['.msg-form__send-button, form.msg-form button[type="submit"]'], // 2026-10
  'composer-send-toggle': ['.msg-form__send-toggle'], // 2026-10
  'composer-left-actions': ['.msg-form__left-actions'], // 2026-10
  'composer-footer': ['.msg-form__footer', 'form footer'], // 2026-10

  // ---- The viewer ----
  /** JSON the page was delivered with; the viewer's own record is in one of them. */
  'page-data': ['code[id^="bpr-guid-"]'], // 2026-10
  'own-photo': ['img.global-nav__me-photo[alt]'], // 2026-10

  // ---- Profile pages ----
  'profile-top-card': [
    'main [componentkey$="topcard" i]', // 2026-10: new front end
    'main section[data-member-id]', // 2025-09: classic
    'main section:has(a[href*="/overlay/contact-info"])', // 2026-08: by address
  ],
  /** By structure alone; the title of the page has to confirm it. */
  'profile-top-section': ['main section:has(h1, h2):not(aside *, :has(section))'], // 2026-10
  'classic-top-card': ['[data-member-id], .artdeco-card'], // 2025-09
  'profile-name': [
    'a[href*="/overlay/about-this-profile"] :is(h1, h2)', // 2026-08
    'h1', // 2026-04
    'h2', // 2026-04
  ],
  'about-link': ['a[href*="/overlay/about-this-profile"]'], // 2026-08
  'contact-link': ['a[href*="/overlay/contact-info"]'], // 2026-08
  'compose-link': ['a[href*="/messaging/compose/"], a[href*="profileUrn="]'], // 2026-08
  'classic-degree': ['.dist-value'], // 2025-09
  'classic-headline': ['[data-generated-suggestion-target]', '.text-body-medium.break-words'], // 2025-09
  'classic-location': ['span.text-body-small.inline.t-black--light.break-words'], // 2025-09
  'classic-pronouns': ['span.text-body-small.v-align-middle.break-words'], // 2025-09
  'classic-entity': ['[data-view-name="profile-component-entity"]'], // 2025-09
  /** A role inside its company's entry, where it has no mark of its own. */
  'classic-role': [
    'li:has(.t-bold):has(.pvs-entity__caption-wrapper):not(:has(li .pvs-entity__caption-wrapper))',
  ], // 2025-09
  'classic-details': ['.pvs-entity__sub-components'], // 2025-09
  'classic-dates': ['.pvs-entity__caption-wrapper'], // 2025-09
  'classic-skill': ['a[data-field="skill_card_skill_topic"] .t-bold'], // 2025-09
  /** Not the line of skills, which is a link. */
  'classic-long-text': ['[class*="inline-show-more-text"]:not(a *)'], // 2025-09
  'classic-about': ['[class*="inline-show-more-text"]', 'div:not(:has(div, h2)):has(> [aria-hidden="true"])'], // 2025-09
  'section-about': [
    'main :is([componentkey$="AboutTopLevelSection"], [componentkey$="About"], [data-testid^="profile_About"])', // 2026-10
    'main section:has(> #about)', // 2025-09
  ],
  'section-experience': [
    'main :is([componentkey$="ExperienceTopLevelSection"], [data-testid^="profile_Experience"])', // 2026-10
    'main section:has(> #experience)', // 2025-09
  ],
  'section-education': [
    'main :is([componentkey$="EducationTopLevelSection"], [data-testid^="profile_Education"])', // 2026-10
    'main section:has(> #education)', // 2025-09
  ],
  'section-skills': [
    'main :is([componentkey$="SkillsTopLevelSection"], [componentkey$="Skills"], [data-testid^="profile_Skills"])', // 2026-10
    'main section:has(> #skills)', // 2025-09
  ],
  'new-item': ['[componentkey^="entity-collection-item-"]'], // 2026-10
  'new-about': ['[data-testid="expandable-text-box"]', 'p'], // 2026-10
  'new-long-text': ['[data-testid="expandable-text-box"]'], // 2026-10
  'new-role': ['a[href*="/details/experience/urn:li:fsd_profilePosition:"]'], // 2026-08
  'new-skill': [
    '[componentkey*="profile.skill("], [componentkey^="entity-collection-item-"]',
    'a[href*="keywords="]',
  ], // 2026-08

  // ---- Own activity ----
  'activity-item': ['.profile-creator-shared-feed-update__container'], // 2026-08
  update: ['.feed-shared-update-v2[data-urn]', '[data-urn^="urn:li:activity"]'], // 2026-08
  'update-header': ['.update-components-header'], // 2026-08: "X reposted this" and the like
  'update-header-person': ['.update-components-header a[href*="/in/"]'], // 2026-08
  'update-actor-name': ['.update-components-actor__title'], // 2026-08
  'update-actor-link': ['.update-components-actor__meta-link', '.update-components-actor__image'], // 2026-08
  'update-text': [
    '.feed-shared-inline-show-more-text .update-components-text', // 2026-08
    '.update-components-update-v2__commentary', // 2026-08
    '.update-components-text:not([class*="comments-"] *)', // 2026-08
  ],
  'update-quoted': [
    '.update-components-mini-update-v2, [class*="__reshared-content"]', // 2026-08
  ],
  'update-article': ['article.update-components-article'], // 2026-08
  'activity-owner': ['.pv-recent-activity-top-card h3'], // 2026-08

  // ---- Articles ----
  'article-title': ['.reader-article-header__title', 'article header h1', 'main h1'], // 2026-10
  'article-author-link': [
    'a.reader-author-info__author-lockup', // 2026-10
    '.reader-author-info__container a[href*="/in/"], .reader-article-header a[href*="/in/"]', // 2026-10
    'article header a[href*="/in/"]', // 2026-10: by structure
  ],
  'article-author-name': ['.reader-author-info__name'], // 2026-10
  'article-content': ['.reader-article-content', '.reader-content-blocks-container'], // 2026-10
  /** What the page states about the article for search engines; not there for everybody. */
  'article-data': ['script[type="application/ld+json"]'], // 2026-10
} as const satisfies Record<string, readonly string[]>;

export type SelectorName = keyof typeof registry;

/** The ordered alternatives of a name, as CSS selectors. */
export function alternativesOf(name: SelectorName): readonly string[] {
  return registry[name];
}

/** The first element of the first alternative that matches inside `scope`. */
export function selectFirst(scope: ParentNode, name: SelectorName): HTMLElement | undefined {
  for (const selector of registry[name]) {
    const found = scope.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return undefined;
}

/** All elements of the first alternative that matches inside `scope`, in document order. */
export function selectAll(scope: ParentNode, name: SelectorName): HTMLElement[] {
  for (const selector of registry[name]) {
    const found = scope.querySelectorAll<HTMLElement>(selector);
    if (found.length > 0) return Array.from(found);
  }
  return [];
}

/** True when the element itself matches any alternative. */
export function matchesAny(element: Element, name: SelectorName): boolean {
  return registry[name].some((selector) => element.matches(selector));
}

/** The nearest ancestor (or the element itself) that matches any alternative. */
export function closestOf(element: Element, name: SelectorName): HTMLElement | undefined {
  return element.closest<HTMLElement>(registry[name].join(',')) ?? undefined;
}

import type { LayoutHealth, ProfileReading } from '../core/conversation/conversation';
import { absoluteUrl, memberIdIn, profileLinkOf } from './addresses';
import { elementText } from './element-text';
import { findingOf, healthOf } from './layout-health';
import { wordsOf } from './message-text';
import {
  readClassicEducation,
  readClassicPositions,
  readClassicSkills,
  readClassicTop,
} from './profile-classic';
import { readNewEducation, readNewPositions, readNewSkills, readNewTop } from './profile-new';
import { matchesAny, type SelectorName, selectAll, selectFirst } from './selectors';

/** What the top card says about the person. */
export type ProfileTop = Pick<ProfileReading, 'headline' | 'location' | 'pronouns' | 'degree'>;

/** True on `/in/…` with a top card; the card alone decides for pages saved under another address. */
export function isProfilePage(document: Document, url: string): boolean {
  const path = absoluteUrl(url)?.pathname ?? '';
  return (
    /^\/in\/[^/]+\/?(?:overlay\/|$)/.test(path) || selectFirst(document, 'profile-top-card') !== undefined
  );
}

/** Reads the profile a page shows, in the classic layout or the one of 2026; without `profile` the name is missing. */
export function readProfile(
  document: Document,
  url: string,
): { profile?: ProfileReading; health: LayoutHealth } {
  const top = topCardIn(document);
  const isNew = top !== undefined && !matchesAny(top, 'classic-top-card');
  const health = profileHealth(document, top, isNew);
  const name = (top && elementText(selectFirst(top, 'profile-name'))) || nameInTitle(document.title);
  const identity = top && identityIn(document, top, url);
  if (!top || !name || !identity) return { health: { ...health, ok: false } };

  const experience = selectFirst(document, 'section-experience');
  const education = selectFirst(document, 'section-education');
  const skills = selectFirst(document, 'section-skills');
  return {
    health,
    profile: {
      ...identity,
      name,
      ...(isNew ? readNewTop(top) : readClassicTop(top)),
      about: aboutIn(document, isNew),
      positions: experience ? (isNew ? readNewPositions : readClassicPositions)(experience) : [],
      education: education ? (isNew ? readNewEducation : readClassicEducation)(education) : [],
      skills: skills ? (isNew ? readNewSkills : readClassicSkills)(skills) : [],
    },
  };
}

/** The card by its marks, else the first section of the page, when it is headed by the name in the title. */
function topCardIn(document: Document): HTMLElement | undefined {
  const marked = selectFirst(document, 'profile-top-card');
  const section = marked ?? selectFirst(document, 'profile-top-section');
  const isNamed =
    section && elementText(selectFirst(section, 'profile-name')) === nameInTitle(document.title);
  return marked ?? (isNamed ? section : undefined);
}

/** Vanity name and member token, from the address and from links whose form is the same in every language. */
function identityIn(
  document: Document,
  top: HTMLElement,
  url: string,
): Pick<ProfileReading, 'profileUrl' | 'slug' | 'memberId'> | undefined {
  const own = selectFirst(top, 'about-link') ?? selectFirst(top, 'contact-link');
  const links = [profileLinkOf(url), profileLinkOf(own?.getAttribute('href'))];
  const slug = links.find((link) => link?.slug && !link.isOrganization)?.slug;
  const main = document.querySelector('main') ?? document;
  const memberId =
    links.find((link) => link?.memberId)?.memberId ??
    memberIdIn(selectFirst(top, 'compose-link')?.getAttribute('href')) ??
    /\.ref(A[CE][\w-]+?)(?:Topcard|TopCard)$/.exec(top.getAttribute('componentkey') ?? '')?.[1] ??
    selectAll(main, 'compose-link').map((link) => memberIdIn(link.getAttribute('href')))[0];
  const id = slug ?? memberId;
  return id
    ? { profileUrl: `https://www.linkedin.com/in/${encodeURIComponent(id)}`, slug, memberId }
    : undefined;
}

/** "(3) Name | LinkedIn" → "Name"; undefined when it is not such a title. */
function nameInTitle(title: string): string | undefined {
  return /^(?:\(\d+\+?\)\s*)?(.+?)\s*\|\s*LinkedIn$/.exec(title.trim())?.[1];
}

function aboutIn(document: Document, isNew: boolean): string | undefined {
  const section = selectFirst(document, 'section-about');
  const text = section && selectFirst(section, isNew ? 'new-about' : 'classic-about');
  if (!text) return undefined;
  return wordsOf(shownCopy(text)) || undefined;
}

/** Classic pages write every text twice, once for the eye and once for the ear; this is the one for the eye. */
export function shownCopy(element: Element): Element {
  return (
    element.querySelector(':scope > [aria-hidden="true"], :scope > span > [aria-hidden="true"]') ?? element
  );
}

const sections: SelectorName[] = [
  'section-about',
  'section-experience',
  'section-education',
  'section-skills',
];

function profileHealth(document: Document, top: HTMLElement | undefined, isNew: boolean): LayoutHealth {
  return healthOf(isNew ? 'profile' : 'profile-classic', [
    findingOf(document, 'profile-top-card', !top),
    findingOf(top ?? document, 'profile-name', true),
    ...sections.map((name) => findingOf(document, name, false)),
  ]);
}

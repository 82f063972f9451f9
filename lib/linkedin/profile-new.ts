import type { ProfileReading } from '../core/conversation/conversation';
import { elementText } from './element-text';
import { wordsOf } from './message-text';
import { degreeIn } from './participants';
import { closestOf, selectAll, selectFirst } from './selectors';

type Position = ProfileReading['positions'][number];

/**
 * Headline, location, pronouns and degree of the top card of 2026. Its classes are random, so the
 * order of its paragraphs and the links among them decide: pronouns and degree stand beside the
 * name, the headline follows, the location stands before the contact link.
 */
export function readNewTop(
  top: HTMLElement,
): Pick<ProfileReading, 'headline' | 'location' | 'pronouns' | 'degree'> {
  const name = selectFirst(top, 'profile-name');
  const lines = Array.from(top.querySelectorAll('p')).filter(
    (line) => isShown(line) && elementText(line) !== '',
  );
  const contact = lines.findIndex((line) => selectFirst(line, 'contact-link'));
  const location = lines.slice(0, Math.max(contact, 0)).findLast((line) => hasLetters(elementText(line)));
  const degree = lines.find((line) => /^·?\s*[123]\S{0,4}$/.test(elementText(line)));
  const beside = (selectFirst(top, 'about-link') ?? name)?.parentElement;
  const free = lines.filter(
    (line) => line !== location && line !== degree && !line.closest('a, button, [role="button"]'),
  );
  const words = free.filter((line) => hasLetters(elementText(line)) && (!name || follows(line, name)));
  const pronouns = words.find((line) => beside?.contains(line) && line.parentElement === beside);
  const headline = words.find((line) => line !== pronouns && (!location || follows(location, line)));
  return {
    headline: headline && elementText(headline),
    location: location && elementText(location),
    pronouns: pronouns && elementText(pronouns).replace(/^\((.*)\)$/, '$1'),
    degree: degree && degreeIn(elementText(degree)),
  };
}

/** Positions; roles grouped under one company link to their own pages and have the company as the outer title. */
export function readNewPositions(section: HTMLElement): Position[] {
  return selectAll(section, 'new-item').flatMap((item) => {
    const roles = selectAll(item, 'new-role');
    const outer = linesOf(item).filter((line) => !roles.some((role) => role.contains(line)));
    const [company, ...rest] = outer.map(elementText);
    if (roles.length === 0 || !company)
      return company ? [positionOf(linesOf(item), item)] : roles.map(roleOf);
    const place = rest[1];
    return roles.map((role) => ({ ...roleOf(role), company, place: roleOf(role).place ?? place }));
  });
}

export function readNewEducation(section: HTMLElement): ProfileReading['education'] {
  return selectAll(section, 'new-item').flatMap((item) => {
    const [school, ...rest] = linesOf(item).map(elementText);
    const dates = rest[datesAt(rest)];
    return school ? [{ school, degree: rest.find((line) => line !== dates), dates }] : [];
  });
}

export function readNewSkills(section: HTMLElement): string[] {
  const all = selectAll(section, 'new-skill');
  // Without links, the first line of each skill is its name and the next one is about endorsements.
  const names = all.filter((line) => line.closest('a') || line === firstLineOf(line));
  return [...new Set(names.map(elementText))].filter((name) => name !== '');
}

function firstLineOf(line: Element): Element | null | undefined {
  return line.closest('[componentkey]')?.querySelector('p');
}

function roleOf(role: HTMLElement): Position {
  return positionOf(linesOf(role), role.closest('li') ?? role.parentElement ?? role, false);
}

/** Title first; the dates are the line with a year; company before them, place after. */
function positionOf(lines: Element[], around: Element, hasCompany = true): Position {
  const [title = '', ...rest] = lines.map(elementText);
  const at = datesAt(rest);
  const long = selectFirst(around, 'new-long-text');
  const company = hasCompany && at !== 0 ? rest[0]?.split(' · ')[0] : undefined;
  const place = at >= 0 ? rest[at + 1] : undefined;
  return { title, company, dates: rest[at], place, description: (long && wordsOf(long)) || undefined };
}

/** The short lines of an entry, without its long text. */
function linesOf(element: HTMLElement): HTMLElement[] {
  return Array.from(element.querySelectorAll('p')).filter(
    (line) => !selectFirst(line, 'new-long-text') && !closestOf(line, 'new-long-text') && isShown(line),
  );
}

/** Where the dates are: a year in any numerals, and rather a span of them, since names can hold a year. */
function datesAt(lines: string[]): number {
  const span = lines.findIndex((line) => /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd}).*\s[-–—]\s/u.test(line));
  return span >= 0 ? span : lines.findIndex((line) => /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/u.test(line));
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

function follows(later: Node, earlier: Node): boolean {
  return (earlier.compareDocumentPosition(later) & 4) !== 0;
}

/** The page holds both degrees and hides one by style; its class is random. */
function isShown(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style?.display !== 'none';
}

import type { ProfileReading } from '../core/conversation/conversation';
import { elementText, follows, isRendered } from './element-text';
import { wordsOf } from './message-text';
import { degreeIn } from './participants';
import { closestOf, selectAll, selectFirst } from './selectors';

type Position = ProfileReading['positions'][number];

/**
 * Headline, location, pronouns and degree of the top card of 2026. Its classes are random, so the
 * order of its lines and the links among them decide: pronouns, degree and headline follow the name,
 * the location stands before the contact link. Both degrees are on the page, one of them hidden.
 */
export function readNewTop(
  top: HTMLElement,
): Pick<ProfileReading, 'headline' | 'location' | 'pronouns' | 'degree'> {
  const name = selectFirst(top, 'profile-name');
  const lines = Array.from(top.querySelectorAll('p')).filter((line) => !name || follows(line, name));
  const degrees = lines.filter((line) => isDegree(elementText(line)));
  const degree = degrees.find((line) => isRendered(line) && !/hidden/.test(line.className));
  const words = lines.filter(
    (line) =>
      isRendered(line) &&
      !degrees.includes(line) &&
      /\p{L}/u.test(elementText(line)) &&
      !line.closest('a, button, [role="button"]') &&
      !selectFirst(line, 'contact-link'),
  );
  const location = locationAmong(words, top, name);
  const own = words.filter((line) => line !== location && (!location || follows(location, line)));
  const [first] = own;
  const [firstDegree] = degrees;
  const hasPronouns =
    first &&
    own.length > 1 &&
    ((firstDegree && follows(firstDegree, first)) || isPronouns(elementText(first)));
  return {
    headline: elementText(own[hasPronouns ? 1 : 0]) || undefined,
    location: elementText(location) || undefined,
    pronouns: hasPronouns ? elementText(first).replace(/^\((.*)\)$/, '$1') : undefined,
    degree: degree && degreeIn(elementText(degree)),
  };
}

/** The last line before the contact link, in a row with it or at least behind another line. */
function locationAmong(
  words: HTMLElement[],
  top: HTMLElement,
  name: HTMLElement | undefined,
): HTMLElement | undefined {
  const contact = selectFirst(top, 'contact-link');
  const before = contact ? words.filter((line) => follows(contact, line)) : [];
  const last = before.at(-1);
  const row = last?.parentElement;
  const isInRow = row?.contains(contact ?? null) && !(name && row.contains(name));
  return isInRow || before.length > 1 ? last : undefined;
}

/** "· 1st", "· 1er", "• 3e et +": a dot, and the digit that is the same in every language. */
function isDegree(text: string): boolean {
  return /^(?:[·•]\D{0,9}[123](?!\d).{0,12}|[123]\S{0,4})$/.test(text);
}

/** "He/Him", "they/them/theirs" and their like: words parted by slashes, nothing else. */
function isPronouns(text: string): boolean {
  return /^\(?\p{L}+(?:\s?\/\s?\p{L}+){1,3}\)?$/u.test(text);
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
  // The first line of each skill is its name, the next one is about endorsements.
  const names = selectAll(section, 'new-skill').map((skill) => elementText(skill.querySelector('p')));
  return [...new Set(names)].filter((name) => name !== '');
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
    (line) => !selectFirst(line, 'new-long-text') && !closestOf(line, 'new-long-text') && isRendered(line),
  );
}

/** Where the dates are: a year in any numerals, and rather a span of them, since names can hold a year. */
function datesAt(lines: string[]): number {
  const span = lines.findIndex((line) => /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd}).*\s[-–—]\s/u.test(line));
  return span >= 0 ? span : lines.findIndex((line) => /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/u.test(line));
}

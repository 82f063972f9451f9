import type { ProfileReading } from '../core/conversation/conversation';
import { elementText, follows, isRendered } from './element-text';
import { wordsOf } from './message-text';
import { degreeIn, pronounsIn } from './participants';
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
    pronouns: hasPronouns ? pronounsIn(elementText(first)) : undefined,
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
  return itemsOf(section).flatMap((item) => {
    const linked = selectAll(item, 'new-role');
    const roles = linked.length > 0 ? linked : selectAll(item, 'new-item');
    const [firstRole] = roles;
    const outer = linesOf(item).filter((line) => !firstRole || follows(firstRole, line));
    const [company, , place] = outer.map(elementText);
    const texts = selectAll(item, 'new-long-text');
    if (!firstRole || !company) return positionOf(linesOf(item), texts[0]);
    return roles.map((role, index) => {
      const next = roles[index + 1];
      const text = texts.find((long) => follows(long, role) && !(next && follows(long, next)));
      const position = positionOf(linesOf(role), text, company);
      return { ...position, place: position.place ?? place };
    });
  });
}

export function readNewEducation(section: HTMLElement): ProfileReading['education'] {
  return itemsOf(section).flatMap((item) => {
    const [school, ...rest] = linesOf(item).map(elementText);
    const at = datesAt(rest);
    return school ? { school, degree: at === 0 ? undefined : rest[0], dates: rest[at] } : [];
  });
}

function itemsOf(section: HTMLElement): HTMLElement[] {
  const items = selectAll(section, 'new-item');
  return items.filter((item) => !items.some((other) => other !== item && other.contains(item)));
}

export function readNewSkills(section: HTMLElement): string[] {
  // The first line of each skill is its name, the next one is about endorsements.
  const names = selectAll(section, 'new-skill').map((skill) => elementText(skill.querySelector('p')));
  return [...new Set(names)].filter((name) => name !== '');
}

/** Title first; the dates are the line with a year; company before them, place after, in one block. */
function positionOf(lines: HTMLElement[], long: Element | undefined, companyOfRoles?: string): Position {
  const [title = '', ...rest] = lines.map(elementText);
  const at = datesAt(rest);
  const [dates, next] = at < 0 ? [] : lines.slice(at + 1);
  return {
    title,
    company: companyOfRoles ?? (at === 0 ? undefined : rest[0]?.split(' · ')[0]),
    dates: rest[at],
    // Skills and media stand in a block of their own.
    place: next && next.closest('a, ul') === dates?.closest('a, ul') ? rest[at + 1] : undefined,
    description: (long && wordsOf(long)) || undefined,
  };
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

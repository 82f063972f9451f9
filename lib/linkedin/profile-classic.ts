import type { ProfileReading } from '../core/conversation/conversation';
import { elementText } from './element-text';
import { wordsOf } from './message-text';
import { degreeIn, pronounsIn } from './participants';
import { matchesAny, selectAll, selectFirst } from './selectors';

type Position = ProfileReading['positions'][number];

/** The lines of one entry: a bold title, then plain lines, dates in a caption, and the rest. */
interface Entry {
  element: HTMLElement;
  title: string;
  subtitle?: string;
  dates?: string;
  place?: string;
  description?: string;
}

/** Headline, location, pronouns and degree of the classic top card. */
export function readClassicTop(
  top: HTMLElement,
): Pick<ProfileReading, 'headline' | 'location' | 'pronouns' | 'degree'> {
  return {
    headline: elementText(selectFirst(top, 'classic-headline')) || undefined,
    location: elementText(selectFirst(top, 'classic-location')) || undefined,
    pronouns: pronounsIn(elementText(selectFirst(top, 'classic-pronouns'))) || undefined,
    degree: degreeIn(elementText(selectFirst(top, 'classic-degree'))),
  };
}

/** Positions; roles grouped under one company have the company as the outer title. */
export function readClassicPositions(section: HTMLElement): Position[] {
  return outerEntries(section).flatMap((entry) => {
    const roles = rolesIn(entry.element)
      .map(entryOf)
      .filter((role) => role.title !== '' && role.dates !== undefined);
    if (roles.length === 0) return [positionOf(entry, firstPart(entry.subtitle))];
    return roles.map((role) => positionOf({ ...role, place: role.place ?? entry.place }, entry.title));
  });
}

export function readClassicEducation(section: HTMLElement): ProfileReading['education'] {
  return outerEntries(section).map(({ title, subtitle, dates }) => ({
    school: title,
    degree: subtitle,
    dates,
  }));
}

export function readClassicSkills(section: HTMLElement): string[] {
  const marked = selectAll(section, 'classic-skill').map(shownText);
  const names = marked.length > 0 ? marked : outerEntries(section).map(({ title }) => title);
  return [...new Set(names)].filter((name) => name !== '');
}

/** The roles grouped under one company, as entries of their own or as mere list items. */
function rolesIn(element: HTMLElement): HTMLElement[] {
  const marked = selectAll(element, 'classic-entity');
  const details = selectFirst(element, 'classic-details');
  return marked.length > 0 || !details ? marked : selectAll(details, 'classic-role');
}

function positionOf(entry: Entry, company: string | undefined): Position {
  const { title, dates, place, description } = entry;
  return { title, company, dates, place, description };
}

/** "Company · Full-time" → "Company". */
function firstPart(line: string | undefined): string | undefined {
  return line?.split(' · ')[0];
}

function outerEntries(section: HTMLElement): Entry[] {
  return selectAll(section, 'classic-entity')
    .filter((element) => !element.parentElement?.closest('[data-view-name="profile-component-entity"]'))
    .map(entryOf)
    .filter(({ title }) => title !== '');
}

function entryOf(element: HTMLElement): Entry {
  const details = selectFirst(element, 'classic-details');
  const isOwnLine = (line: Element) => !details?.contains(line);
  const lines = Array.from(element.querySelectorAll<HTMLElement>('span.t-14.t-normal')).filter(isOwnLine);
  const plain = lines.filter((line) => !line.classList.contains('t-black--light'));
  const light = lines.filter((line) => line.classList.contains('t-black--light'));
  const dated = light.find((line) => selectFirst(line, 'classic-dates'));
  const place = light.find((line) => line !== dated);
  const text = ownDescription(details ?? element);
  return {
    element,
    title: shownText(Array.from(element.querySelectorAll('.t-bold')).find(isOwnLine)),
    subtitle: shownText(plain[0]) || undefined,
    dates: shownText(dated) || undefined,
    place: shownText(place) || undefined,
    description: text || undefined,
  };
}

/** The long text among the details, unless it belongs to a role inside them. */
function ownDescription(details: HTMLElement): string {
  const text = selectAll(details, 'classic-long-text').find(
    (candidate) =>
      !ancestorsUpTo(candidate, details).some(
        (element) => matchesAny(element, 'classic-entity') || matchesAny(element, 'classic-role'),
      ),
  );
  const copy = text?.querySelector('[aria-hidden="true"]') ?? text;
  return copy ? wordsOf(copy) : '';
}

function ancestorsUpTo(element: Element, end: Element): Element[] {
  const ancestors: Element[] = [];
  for (let parent = element.parentElement; parent && parent !== end; parent = parent.parentElement) {
    ancestors.push(parent);
  }
  return ancestors;
}

/** Every text stands twice, once for the eye and once for the ear; this is the one for the eye. */
function shownText(element: Element | undefined): string {
  return elementText(element?.querySelector('[aria-hidden="true"]') ?? element);
}

import type { ReactNode } from 'react';
import type { ProfileReading } from '../../lib/core/conversation/conversation';
import type { AppError } from '../../lib/core/errors';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { ErrorNotice } from '../ErrorNotice';
import { Notice } from '../Notice';
import { FactList } from './FactList';
import { Initials } from './Initials';
import view from './View.module.css';

export interface ProfileViewProps {
  profile: ProfileReading;
  state: 'offered' | 'saving' | 'kept';
  error?: AppError;
  onUse: () => void;
  onDiscard: () => void;
}

const words = panelStrings.profile;
const shownSkills = 12;

/** A profile page was read: everything that would be kept, and the choice. */
export function ProfileView({ profile, state, error, onUse, onDiscard }: ProfileViewProps) {
  return (
    <div className={view.view}>
      <div className={view.head}>
        <div className={view.person}>
          <Initials name={profile.name} />
          <h1 className={view.title}>{words.title(profile.name)}</h1>
        </div>
        <p className={view.muted}>{words.intro}</p>
      </div>
      {error && <ErrorNotice error={error} isUrgent actions={{ 'try-again': onUse }} />}
      {state === 'kept' ? (
        <Notice kind="success" isUrgent>
          {words.kept(profile.name)}
        </Notice>
      ) : (
        <div className={view.buttons}>
          <Button variant="primary" isBusy={state === 'saving'} onClick={onUse}>
            {words.use}
          </Button>
          <Button onClick={onDiscard}>{words.discard}</Button>
        </div>
      )}
      <FactList facts={profileFacts(profile)} />
    </div>
  );
}

function profileFacts(profile: ProfileReading): Array<{ name: string; value: ReactNode }> {
  const { headline, location, about, positions, education, skills } = profile;
  const rest = skills.length - shownSkills;
  return [
    { name: words.headline, value: headline },
    { name: words.location, value: location },
    {
      name: words.positions,
      value: lines(positions.map(({ title, company, dates }) => [title, company, dates])),
    },
    {
      name: words.education,
      value: lines(education.map(({ school, degree, dates }) => [school, degree, dates])),
    },
    {
      name: words.skills,
      value:
        skills.length > 0 &&
        `${skills.slice(0, shownSkills).join(', ')}${rest > 0 ? ` ${words.more(rest)}` : ''}`,
    },
    { name: words.about, value: about },
  ].filter((fact) => Boolean(fact.value));
}

/** One line per entry, its parts joined by a middle dot; undefined when there is none. */
function lines(entries: Array<Array<string | undefined>>): ReactNode {
  if (entries.length === 0) return undefined;
  return entries.map((parts) => {
    const line = parts.filter(Boolean).join(' · ');
    return <div key={line}>{line}</div>;
  });
}

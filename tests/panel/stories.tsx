import type { ReactNode } from 'react';
import { ActivityView, type ActivityViewProps } from '../../components/panel/ActivityView';
import { ChooseView } from '../../components/panel/ChooseView';
import { IdleView, type IdleViewProps } from '../../components/panel/IdleView';
import { PageView, type PageViewProps } from '../../components/panel/PageView';
import { PanelFrame } from '../../components/panel/PanelFrame';
import { ProfileView } from '../../components/panel/ProfileView';
import { ReadingView } from '../../components/panel/ReadingView';
import { StoreErrorView } from '../../components/panel/StoreErrorView';
import { UnreadableView } from '../../components/panel/UnreadableView';
import { jobStories } from './job-stories';
import { askedAt, sampleConversation, sampleMessage } from './sample-job';

const nothing = () => {};
const paste = { onPaste: nothing };

const idle: IdleViewProps = {
  hasAgreed: true,
  entry: 'button',
  documentCount: 46,
  shortcut: 'Alt+Shift+D',
  onOpenWelcome: nothing,
  onAddPosts: nothing,
  onRead: nothing,
  paste,
};

const activity: ActivityViewProps = {
  activity: {
    ownerName: 'Hedda Quillmark',
    isOwn: true,
    posts: [1, 2, 3].map((n) => ({
      urn: `urn:li:activity:${n}`,
      url: `https://www.linkedin.com/feed/update/urn:li:activity:${n}/`,
      publishedAt: n === 3 ? null : askedAt - n * 86_400_000,
      text: 'Three years ago I could not read a stack trace. Here is what I would tell the person at the ferry desk, in order of how much it would have hurt to hear.\n\nOne: nobody is checking.',
      links: [],
    })),
    skipped: { reposts: 2, byOthers: 1, withoutText: 0 },
  },
  storedUrns: new Set(['urn:li:activity:1']),
  storedArticles: new Set(),
  onSync: nothing,
  onStop: nothing,
  onReadAgain: nothing,
  onOpenLibrary: nothing,
};

const profile = {
  profileUrl: 'https://www.linkedin.com/in/pradnyesh-kulwadi',
  name: 'Pradnyesh Kulwadi',
  headline: 'Operations coordinator at Mossfield Cold Storage · aspiring data engineer',
  location: 'Leiden, South Holland, Netherlands',
  about: 'I keep things cold and on time.\nNights, mostly.',
  positions: [
    { title: 'Operations coordinator', company: 'Mossfield Cold Storage', dates: '2021 to today' },
    { title: 'Shift lead', company: 'Harbour Freight', dates: '2017 to 2021' },
  ],
  education: [{ school: 'Hogeschool Leiden', degree: 'Logistics (not finished)' }],
  skills: ['Excel', 'Planning', 'SQL', 'Forklift'],
};

const foreignPage: PageViewProps = {
  page: {
    url: 'https://hedda-quillmark.example/posts/2026/choosing-a-partition-key-for-the-ferry-timetable',
    title: 'Choosing a partition key for the ferry timetable',
    authors: ['Hedda Quillmark'],
    siteName: 'Notes from the quay',
    publishedOn: '2026-03-04T10:00:00Z',
    wordCount: 1_204,
  },
  known: { standing: 'own-name', isStored: false },
  onAdd: nothing,
  onStop: nothing,
  onReadAgain: nothing,
  onOpenLibrary: nothing,
  paste,
};
const added = { new: 1, changed: 0, unchanged: 0, skipped: 0, failed: 0 };

const health = [
  {
    surface: 'messaging-page',
    registryDate: '2026-11-20',
    ok: false,
    findings: [
      { name: 'conversation-root', found: true, alternative: 0, count: 1, isRequired: true },
      { name: 'message-list', found: false, count: 0, isRequired: true },
      { name: 'invitation-note', found: false, count: 0, isRequired: false },
    ],
  },
];

/** Every view in every state worth looking at, by name. */
export const stories: Record<string, () => ReactNode> = {
  idle: () => <IdleView {...idle} />,
  page: () => <PageView {...foreignPage} />,
  'page-unknown': () => (
    <PageView
      {...foreignPage}
      page={{ ...foreignPage.page, authors: [], siteName: undefined, publishedOn: undefined }}
      known={{ standing: 'unknown', isStored: false }}
    />
  ),
  'page-other-name': () => (
    <PageView
      {...foreignPage}
      page={{ ...foreignPage.page, authors: ['Bram Oyelaran', 'Sunniva Marchetti'] }}
      known={{ standing: 'other-name', isStored: false }}
    />
  ),
  'page-stored': () => <PageView {...foreignPage} known={{ standing: 'own-site', isStored: true }} />,
  'page-running': () => (
    <PageView {...foreignPage} progress={{ state: 'running', total: 1, counts: added, problems: [] }} />
  ),
  'page-added': () => (
    <PageView {...foreignPage} progress={{ state: 'done', total: 1, counts: added, problems: [] }} />
  ),
  'page-not-added': () => (
    <PageView
      {...foreignPage}
      progress={{
        state: 'done',
        total: 1,
        counts: { ...added, new: 0, failed: 1 },
        problems: [{ id: '1', name: foreignPage.page.url, error: { code: 'page-needs-login' } }],
      }}
    />
  ),
  'page-changed': () => <PageView {...foreignPage} error={{ code: 'page-has-changed' }} />,
  'article-foreign': () => (
    <PageView
      {...foreignPage}
      article={{ isOwn: false }}
      known={{ standing: 'other-name', isStored: false }}
    />
  ),
  'activity-nothing-new': () => (
    <ActivityView
      {...activity}
      storedUrns={new Set(activity.activity.posts.map(({ urn }) => urn))}
      storedArticles={new Set(['https://www.linkedin.com/pulse/keys-x'])}
      activity={{
        ...activity.activity,
        articles: [
          { url: 'https://www.linkedin.com/pulse/keys-x', title: 'Choosing a partition key' },
          { url: 'https://www.linkedin.com/pulse/logs-y', title: 'Logs you can read aloud' },
        ],
      }}
    />
  ),
  'idle-first-run': () => (
    <IdleView {...idle} hasAgreed={false} entry="unset" documentCount={0} shortcut={undefined} />
  ),
  'idle-empty-library': () => <IdleView {...idle} documentCount={0} />,
  reading: () => <ReadingView isSlow={false} onReadAgain={nothing} paste={paste} />,
  'reading-slow': () => <ReadingView isSlow onReadAgain={nothing} paste={paste} />,
  choose: () => (
    <ChooseView
      onChoose={nothing}
      conversations={[
        sampleConversation(),
        sampleConversation({
          key: 'thread:3',
          kind: 'group',
          title: 'Harbour data people',
          messages: [sampleMessage({ isOwn: true, text: 'See you on Thursday.' })],
        }),
        sampleConversation({ key: 'thread:4', participants: [{ name: 'Ilmari Kettukoski' }], messages: [] }),
      ]}
    />
  ),
  profile: () => <ProfileView profile={profile} state="offered" onUse={nothing} onDiscard={nothing} />,
  'profile-kept': () => <ProfileView profile={profile} state="kept" onUse={nothing} onDiscard={nothing} />,
  activity: () => <ActivityView {...activity} />,
  'activity-running': () => (
    <ActivityView
      {...activity}
      progress={{
        state: 'running',
        total: 3,
        counts: { new: 1, changed: 0, unchanged: 1, skipped: 0, failed: 0 },
        problems: [],
      }}
    />
  ),
  'activity-done': () => (
    <ActivityView
      {...activity}
      storedUrns={new Set(['urn:li:activity:1', 'urn:li:activity:2'])}
      progress={{
        state: 'done',
        total: 3,
        counts: { new: 1, changed: 0, unchanged: 1, skipped: 0, failed: 1 },
        problems: [{ id: '3', name: 'urn:li:activity:3', error: { code: 'no-text-found' } }],
      }}
    />
  ),
  'idle-stale': () => <IdleView {...idle} />,
  'activity-not-own': () => (
    <ActivityView {...activity} activity={{ ...activity.activity, isOwn: false }} storedUrns={new Set()} />
  ),
  unreadable: () => (
    <UnreadableView
      error={{ code: 'conversation-unreadable' }}
      health={health}
      onReadAgain={nothing}
      paste={paste}
    />
  ),
  'store-error': () => (
    <StoreErrorView
      error={{ code: 'storage-failed', detail: 'DatabaseClosedError: closed' }}
      onReload={nothing}
    />
  ),
  ...jobStories,
};

/** A story as the panel shows it. */
export function Story({ name }: { name: string }) {
  const story = stories[name];
  if (!story) throw new Error(`No story ${name}`);
  if (name === 'store-error') return story();
  return (
    <PanelFrame
      onReadAgain={nothing}
      onOpenLibrary={nothing}
      onOpenSettings={nothing}
      staleLine={name === 'idle-stale' ? 'One source of your library could not be read lately' : undefined}
    >
      {story()}
    </PanelFrame>
  );
}

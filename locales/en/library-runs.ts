const number = new Intl.NumberFormat('en');

/** `about 3 minutes`, as exactly as a guess deserves. */
function duration(seconds: number): string {
  if (seconds < 50) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? 'about an hour' : `about ${number.format(hours)} hours`;
}

/** Words of work that takes long: how far it is, how fast, and what can be done meanwhile. */
export const libraryRunStrings = {
  rate: (perSecond: number) =>
    `${perSecond >= 10 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10} a second`,
  left: (seconds: number) => `${duration(seconds)} left`,
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  paused: (label: string) => `Paused: ${label}`,
  pausedHint: 'It goes on where it was, also after the browser was closed.',
  letGo: 'Let go of the rest',
  remaining: (n: number) => `${number.format(n)} ${n === 1 ? 'item was' : 'items were'} not reached.`,
} as const;

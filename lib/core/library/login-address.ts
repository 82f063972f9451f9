/** Whole parts of a path or host that only login pages have. */
const loginWords =
  /(?:^|[/.])(?:log[-_]?in|servicelogin|sign[-_]?in|authwall|authenticate|authorize|sso|checkpoint)(?:[/.]|$)/iu;

/** True when an answer came from a login page although no login page was asked for. */
export function isSentToLogin(requested: string, answered: string): boolean {
  return loginWords.test(hostAndPath(answered)) && !loginWords.test(hostAndPath(requested));
}

function hostAndPath(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname}`;
}

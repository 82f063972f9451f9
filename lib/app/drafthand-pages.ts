const linkedInOrigin = 'https://www.linkedin.com';

/** The pages Drafthand works on: LinkedIn, and in the demo build the demo inbox on any port. */
export interface DrafthandPages {
  isAllowed(url: string): boolean;
  /** Match patterns for registering scripts and menus. */
  patterns: string[];
}

/** `demoOrigin` is empty in every build but the demo's. */
export function createDrafthandPages(demoOrigin: string): DrafthandPages {
  return {
    isAllowed(url) {
      if (!URL.canParse(url)) return false;
      const { origin, protocol, hostname } = new URL(url);
      return origin === linkedInOrigin || (demoOrigin !== '' && `${protocol}//${hostname}` === demoOrigin);
    },
    patterns: [`${linkedInOrigin}/*`, ...(demoOrigin === '' ? [] : [`${demoOrigin}/*`])],
  };
}

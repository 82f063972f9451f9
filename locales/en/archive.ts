/** Words for documents made of the tables of LinkedIn's data archive. */
export const archiveStrings = {
  aboutMe: 'About me',
  recommendationFor: (name: string) => (name === '' ? 'A recommendation' : `Recommendation for ${name}`),
  headings: {
    summary: 'Summary',
    positions: 'Positions',
    education: 'Education',
    skills: 'Skills',
    languages: 'Languages',
    certifications: 'Certifications',
  },
  line: (what: string, where: string, from: string, until: string) => {
    const place = [what, where].filter(Boolean).join(', ');
    const time = from === '' && until === '' ? '' : ` (${from || '…'} – ${until || 'today'})`;
    return `${place}${time}`;
  },
} as const;

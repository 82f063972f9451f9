/** Words the importer needs for titles and for what the archive states as bare facts. */
export interface ArchiveWords {
  aboutMe: string;
  recommendationFor: (name: string) => string;
  headings: {
    summary: string;
    positions: string;
    education: string;
    skills: string;
    languages: string;
    certifications: string;
  };
  /** `Engineer, Harbourline (Sep 2015 – Dec 2020)`; empty values are left out. */
  line: (what: string, where: string, from: string, until: string) => string;
}

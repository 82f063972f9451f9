import type { ReactNode } from 'react';
import { commonStrings } from '../locales/en/common';
import styles from './ExternalLink.module.css';
import { ExternalIcon } from './icons';
import { safeHref } from './safe-href';
import { VisuallyHidden } from './VisuallyHidden';

export interface ExternalLinkProps {
  url: string | undefined;
  children: ReactNode;
  /** Accessible name where the visible words are not enough. */
  label?: string;
}

/** A link to the world, in a new tab and without a referrer. Plain words when the address is not http(s). */
export function ExternalLink({ url, children, label }: ExternalLinkProps) {
  const href = safeHref(url);
  if (href === undefined) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" aria-label={label} className={styles.link}>
      {children}
      <span className={styles.icon}>
        <ExternalIcon size={12} />
      </span>
      {label === undefined && <VisuallyHidden> {commonStrings.opensInNewTab}</VisuallyHidden>}
    </a>
  );
}

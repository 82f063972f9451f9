import { VisuallyHidden } from './VisuallyHidden';

/**
 * Announces `message` politely whenever it changes. Keep it mounted while the view lives:
 * a region that appears together with its words is not read.
 */
export function LiveRegion({ message }: { message: string }) {
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {message}
      </span>
    </VisuallyHidden>
  );
}

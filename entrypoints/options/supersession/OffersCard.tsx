import { ButtonLink } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { listOffers } from '../../../lib/store/supersession-store';
import { supersessionStrings as words } from '../../../locales/en/supersession';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { useLive } from '../use-live';

/** Says in the library that something waits for the owner's decision; nothing when there is none. */
export function OffersCard() {
  const { db } = useStudio();
  const offers = useLive(() => listOffers(db), [db]);
  if (!offers || offers.length === 0) return null;
  return (
    <Notice
      title={words.cardTitle(offers.length)}
      action={
        <ButtonLink size="small" href={hrefOf({ view: 'offers' })}>
          {words.review}
        </ButtonLink>
      }
    >
      {words.card}
    </Notice>
  );
}

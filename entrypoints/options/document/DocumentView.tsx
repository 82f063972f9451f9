import { useState } from 'react';
import { Button, ButtonLink } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { Switch } from '../../../components/Choice';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { TrashIcon } from '../../../components/icons';
import { Notice } from '../../../components/Notice';
import { Spinner } from '../../../components/Spinner';
import { openDocument } from '../../../lib/store/library-queries';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { BackLink } from '../BackLink';
import { useDocumentActions } from '../library/use-document-actions';
import { PageHead } from '../PageHead';
import { goTo, hrefOf } from '../route';
import { useStudio } from '../studio';
import { DocumentSupersessions } from '../supersession/DocumentSupersessions';
import { useLive } from '../use-live';
import { DocumentFacts } from './DocumentFacts';
import { DocumentForm } from './DocumentForm';
import { DocumentTabs } from './DocumentTabs';
import styles from './DocumentView.module.css';
import { EditNote } from './EditNote';

const words = studioStrings.document;

/** One document: what the owner can change about it, and what Drafthand knows of it. */
export function DocumentView({ documentId }: { documentId: string }) {
  const { db } = useStudio();
  // Wrapped, so that a document that is gone can be told from one that is not read yet.
  const answer = useLive(async () => ({ found: await openDocument(db, documentId) }), [db, documentId]);
  const { actions, error, dismissError } = useDocumentActions();

  if (!answer) {
    return (
      <>
        <BackLink />
        <Spinner label={commonStrings.loading} />
      </>
    );
  }
  if (!answer.found) {
    return (
      <>
        <PageHead title={words.goneTitle} above={<BackLink />}>
          {words.gone}
        </PageHead>
        <ButtonLink href={hrefOf({ view: 'library' })}>{words.toLibrary}</ButtonLink>
      </>
    );
  }
  const { document, source, passages, links } = answer.found;
  const isRemoved = document.status === 'removed';
  const remove = async () => {
    await actions.remove([documentId]);
    goTo({ view: 'library' });
  };
  return (
    <>
      <PageHead title={document.title} above={<BackLink />} />
      <div className={styles.columns}>
        <div className={styles.side}>
          {error && <ErrorNotice error={error} isUrgent onDismiss={dismissError} />}
          {isRemoved && (
            <Notice
              kind="warning"
              title={words.removedTitle}
              action={<Button onClick={() => void actions.restore([documentId])}>{words.restore}</Button>}
            >
              {words.removed}
            </Notice>
          )}
          <Card>
            <Section title={words.details}>
              <DocumentForm key={document.id} document={document} />
              {!isRemoved && (
                <PrivateSwitch
                  isPrivate={document.status === 'private'}
                  onChange={(isPrivate) => actions.setPrivate([documentId], isPrivate)}
                />
              )}
              <DocumentFacts document={document} source={source} />
              {!isRemoved && (
                <div className={styles.buttons}>
                  {source?.kind === 'note' && <EditNote document={document} passages={passages} />}
                  <Button icon={<TrashIcon />} onClick={() => void remove()}>
                    {words.remove}
                  </Button>
                </div>
              )}
            </Section>
          </Card>
          <DocumentSupersessions document={document} />
        </div>
        <DocumentTabs document={document} passages={passages} links={links} />
      </div>
    </>
  );
}

/** Turns at once; the store follows, and turns it back should it fail. */
function PrivateSwitch({
  isPrivate,
  onChange,
}: {
  isPrivate: boolean;
  onChange: (isPrivate: boolean) => Promise<void>;
}) {
  const [wanted, setWanted] = useState<boolean>();
  return (
    <Switch
      label={words.isPrivate}
      hint={words.isPrivateHint}
      isChecked={wanted ?? isPrivate}
      onChange={(next) => {
        setWanted(next);
        void onChange(next).then(() => setWanted(undefined));
      }}
    />
  );
}

import { Component, type ReactNode } from 'react';
import { StoreErrorView } from '../../components/panel/StoreErrorView';
import { type AppError, toAppError } from '../../lib/core/errors';
import type { DrafthandDatabase } from '../../lib/store/database';
import { isStorageError, openProblem, storageErrorOf } from '../../lib/store/storage-errors';

interface PanelBoundaryProps {
  db: DrafthandDatabase;
  children: ReactNode;
}

/** Shows in words what would otherwise leave the panel blank, above all a store that cannot be read. */
export class PanelBoundary extends Component<PanelBoundaryProps, { error?: AppError }> {
  override state: { error?: AppError } = {};

  static getDerivedStateFromError(thrown: unknown): { error: AppError } {
    return { error: toStoreError(thrown) };
  }

  override async componentDidMount(): Promise<void> {
    const error = await openProblem(this.props.db);
    if (error) this.setState({ error });
  }

  override render() {
    const { error } = this.state;
    return error ? <StoreErrorView error={error} onReload={() => location.reload()} /> : this.props.children;
  }
}

function toStoreError(thrown: unknown): AppError {
  return isStorageError(thrown) ? storageErrorOf(thrown) : toAppError(thrown);
}

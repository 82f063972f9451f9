import { Component, type ReactNode } from 'react';
import { StoreErrorView } from '../../components/panel/StoreErrorView';
import { type AppError, toAppError } from '../../lib/core/errors';

/** Shows in words what would otherwise leave the panel blank, above all a store that cannot be read. */
export class PanelBoundary extends Component<{ children: ReactNode }, { error?: AppError }> {
  override state: { error?: AppError } = {};

  static getDerivedStateFromError(thrown: unknown): { error: AppError } {
    return { error: toStoreError(thrown) };
  }

  override render() {
    const { error } = this.state;
    return error ? <StoreErrorView error={error} onReload={() => location.reload()} /> : this.props.children;
  }
}

/** Reads fail with Dexie's own errors, which have names but no code of ours. */
function toStoreError(thrown: unknown): AppError {
  const error = toAppError(thrown);
  const isOfStore = thrown instanceof Error && 'inner' in thrown;
  return error.code === 'unexpected' && isOfStore ? { ...error, code: 'storage-failed' } : error;
}

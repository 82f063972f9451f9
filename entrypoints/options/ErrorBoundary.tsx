import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice';
import { type AppError, toAppError } from '../../lib/core/errors';
import { isStorageError, storageErrorOf } from '../../lib/store/storage-errors';

interface ErrorBoundaryProps {
  /** A change of it is a new attempt. */
  place: string;
  children: ReactNode;
}

/** Shows what went wrong in a view, e.g. a store that cannot be read, with a way to try again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error?: AppError }> {
  override state: { error?: AppError } = {};

  static getDerivedStateFromError(thrown: unknown): { error: AppError } {
    return { error: nameStoreErrors(thrown) };
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (previous.place !== this.props.place && this.state.error) this.setState({ error: undefined });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <ErrorNotice
        error={error}
        isUrgent
        actions={{
          'try-again': () => this.setState({ error: undefined }),
        }}
      />
    );
  }
}

function nameStoreErrors(thrown: unknown): AppError {
  return isStorageError(thrown) ? storageErrorOf(thrown) : toAppError(thrown);
}

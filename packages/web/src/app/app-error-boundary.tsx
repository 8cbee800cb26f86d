import { stopped } from 'virtual:messages/stopped';
import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** The last resort: a mistake in the page itself. It says so in every language, because the language may be the mistake. */
export class AppErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Stopped />;
  }
}

/** All that can be said when the page itself has failed. */
export function Stopped() {
  return (
    <main className="narrow stack">
      <p lang="nb">{stopped.nb}</p>
      <p lang="nn">{stopped.nn}</p>
      <p lang="en">{stopped.en}</p>
      <p>
        <a href="/">Smalspor</a>
      </p>
    </main>
  );
}

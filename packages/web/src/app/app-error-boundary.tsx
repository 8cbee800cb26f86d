import { messages } from 'virtual:messages';
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
    const { nb, nn, en } = messages['problem.page'] ?? { nb: '', nn: '', en: '' };
    return (
      <main className="narrow stack">
        <p lang="nb">{nb}</p>
        <p lang="nn">{nn}</p>
        <p lang="en">{en}</p>
        <p>
          <a href="/">Smalspor</a>
        </p>
      </main>
    );
  }
}

import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  /** A line above the title that says where in the product this is. */
  readonly overline?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The first page of a visit keeps the browser's own starting point; every later one moves focus to its heading. */
let isFirstPage = true;

/** A page with its heading. Opening it names the document and moves focus to the heading, as a new document would. */
export function Page({ title, overline, lead, actions, wide = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    if (!isFirstPage) window.scrollTo(0, 0);
    isFirstPage = false;
  }, []);

  useEffect(() => {
    document.title = title === 'Smalspor' ? title : `${title} – Smalspor`;
  }, [title]);

  return (
    <div className={wide ? 'page' : 'page narrow'}>
      <div className="page-head">
        <div>
          {overline && <p className="overline">{overline}</p>}
          <Heading level={1} ref={heading} tabIndex={-1} data-size="lg">
            {title}
          </Heading>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="actions no-print">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

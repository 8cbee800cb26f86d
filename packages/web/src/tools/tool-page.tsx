import { Button } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { Link, useParams } from 'react-router';
import type { User } from '../account/use-session.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

type Tool = OutputOf<'listTools'>['tools'][number];
type Section = Tool['sections'][number];

/** One sheet, as it comes out on paper. */
export function ToolPage({ user }: { readonly user: User }) {
  const { toolId } = useParams();
  const tools = useApi('listTools', {});
  if (tools.isPending) return <Loading />;
  if (tools.isError) return <ProblemPage error={tools.error} retry={tools.refetch} />;
  const tool = tools.data.tools.find(({ id }) => id === toolId);
  return tool ? <Sheet tool={tool} takesPart={user.takesPart} /> : <NotFoundPage />;
}

function Sheet({ tool, takesPart }: { readonly tool: Tool; readonly takesPart: boolean }) {
  const { t, l } = useTexts();
  const { title, lead, status, fields, sections, sources, course, lesson } = tool;
  return (
    <Page
      title={l(title)}
      overline={
        <span className="no-print">
          <Link to="/tools">{t('tool.tools')}</Link>
        </span>
      }
      lead={l(lead)}
      actions={
        <Button data-size="sm" onClick={() => window.print()}>
          {t('tool.print')}
        </Button>
      }
    >
      <div className="tool-sheet" data-kind={tool.kind}>
        {status === 'preview' && (
          <p className="tool-preview" role="note">
            {t('tool.preview')}
          </p>
        )}
        {fields.length > 0 && (
          <ul className="tool-fields">
            {fields.map((field) => (
              <li key={field.nb}>{l(field)}</li>
            ))}
          </ul>
        )}
        {sections.map((section) => (
          <ToolSection key={section.title.nb} section={section} />
        ))}
        <footer className="tool-sources">
          <h2>{t('tool.sources')}</h2>
          <ol>
            {sources.map(({ citation, url }) => (
              <li key={citation}>
                {url === null ? (
                  citation
                ) : (
                  <a href={url} rel="noreferrer">
                    {citation}
                  </a>
                )}
              </li>
            ))}
          </ol>
          {takesPart && (
            <p className="no-print">
              <Link to={`/courses/${course}/lessons/${lesson}`}>{t('tool.lesson')}</Link>
            </p>
          )}
        </footer>
      </div>
    </Page>
  );
}

function ToolSection({ section: { title, text, items, sources } }: { readonly section: Section }) {
  const { l } = useTexts();
  const measures = items.filter(({ kind }) => kind === 'measure');
  const lines = items.filter(({ kind }) => kind !== 'measure');
  return (
    <section className="tool-section">
      <h2>{l(title)}</h2>
      <p>
        {l(text)} <span className="tool-numbers">[{sources.join(', ')}]</span>
      </p>
      {measures.length > 0 && <Measures items={measures} />}
      {lines.length > 0 && (
        <ul className="tool-items">
          {lines.map((item) => (
            <li key={item.text.nb} data-kind={item.kind}>
              {l(item.text)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Values beside what is usual, with room to write. */
function Measures({ items }: { readonly items: Section['items'] }) {
  const { t, l } = useTexts();
  return (
    <table className="tool-measures">
      <thead>
        <tr>
          <th scope="col">{t('tool.measure')}</th>
          <th scope="col">{t('tool.now')}</th>
          <th scope="col">{t('tool.usual')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ text }) => (
          <tr key={text.nb}>
            <th scope="row">{l(text)}</th>
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

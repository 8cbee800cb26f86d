import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** The printable tools, each with what it is for. */
export function ToolsPage() {
  const { t, l } = useTexts();
  const tools = useApi('listTools', {});
  if (tools.isPending) return <Loading />;
  if (tools.isError) return <ProblemPage error={tools.error} retry={tools.refetch} />;
  return (
    <Page title={t('tool.title')} lead={t('tool.lead')}>
      <ul className="entries">
        {tools.data.tools.map(({ id, title, lead, kind }) => (
          <li key={id}>
            <Link to={`/tools/${id}`}>{l(title)}</Link>
            <span className="quiet">
              {t(`tool.kind.${kind}-tool`)}. {l(lead)}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** The printable tools that a lesson teaches; nothing where it has none. */
export function LessonTools({ course, lesson }: { readonly course: string; readonly lesson: string }) {
  const { t, l } = useTexts();
  const { data } = useApi('listTools', {});
  const tools = data?.tools.filter((tool) => tool.course === course && tool.lesson === lesson) ?? [];
  if (tools.length === 0) return null;
  return (
    <p className="no-print">
      {t('tool.toPrint')}:{' '}
      {tools.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={`/tools/${id}`}>{l(title)}</Link>
        </span>
      ))}
    </p>
  );
}

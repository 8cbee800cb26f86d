import { Heading } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';
import type { Course } from './use-course.ts';

/** What a lesson rests on; the numbers in its text lead here. */
export function LessonSources({ sources }: { readonly sources: Course['lessons'][number]['sources'] }) {
  const { t } = useTexts();
  if (sources.length === 0) return null;
  return (
    <section className="lesson-sources" aria-labelledby="sources">
      <Heading level={2} data-size="2xs" id="sources">
        {t('course.sources')}
      </Heading>
      <ol>
        {sources.map(({ number, citation, url }) => (
          <li key={number} id={`source-${number}`} tabIndex={-1} lang="">
            {citation}
            {url && (
              <>
                {' '}
                <a href={url} rel="noreferrer">
                  {new URL(url).hostname}
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

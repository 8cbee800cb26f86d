import { useParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { SurveyResult } from './survey-result.tsx';
import { SurveyUnderWay } from './survey-under-way.tsx';

/** A survey: how far it is, or when it is closed, what it tells. */
export function SurveyPage() {
  const { surveyId = '' } = useParams();
  const all = useApi('listSurveys', {}, { fresh: true });
  if (all.isPending) return <Loading />;
  if (all.isError) return <ProblemPage error={all.error} retry={all.refetch} />;
  const survey = all.data.surveys.find(({ id }) => id === surveyId);
  if (!survey) return <NotFoundPage />;
  if (survey.state === 'closed') return <SurveyResult survey={survey} />;
  return <SurveyUnderWay key={survey.version} survey={survey} list={all.data} />;
}

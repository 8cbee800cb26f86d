import { Route } from 'react-router';
import { lazyPage } from '../app/lazy-page.ts';

const OpenResultsPage = lazyPage('OpenResultsPage', () => import('./open-results-page.tsx'));
const OpenIndicatorsPage = lazyPage('OpenIndicatorsPage', () => import('./open-indicators-page.tsx'));
const OpenIndicatorPage = lazyPage('OpenIndicatorPage', () => import('./open-indicator-page.tsx'));
const OpenApiPage = lazyPage('OpenApiPage', () => import('./open-api-page.tsx'));

/** Open to everyone, signed in or not. */
export const OPEN_RESULTS = (
  <Route path="/open">
    <Route index element={<OpenResultsPage />} />
    <Route path="indicators" element={<OpenIndicatorsPage />} />
    <Route path="indicators/:indicator" element={<OpenIndicatorPage />} />
    <Route path="api" element={<OpenApiPage />} />
  </Route>
);

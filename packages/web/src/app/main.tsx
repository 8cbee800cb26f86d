import '@digdir/designsystemet-theme';
import '@digdir/designsystemet-css';
import '../styles/fonts.css';
import '../styles/theme.css';
import '../styles/layout.css';
import '../styles/menu.css';
import '../styles/log-in.css';
import '../styles/report.css';
import '../styles/data.css';
import '../styles/deliveries.css';
import '../styles/goals.css';
import '../styles/courses.css';
import '../styles/programmes.css';
import '../styles/group-report.css';
import '../styles/certificates.css';
import '../styles/questionnaires.css';
import '../styles/events.css';
import '../styles/teaching.css';
import '../styles/tools.css';
import '../styles/institution-follow-up.css';
import '../styles/surveys.css';
import '../styles/visits.css';
import '../styles/institution-data.css';
import '../styles/national-goals.css';
import '../styles/evaluation.css';
import '../styles/explore.css';
import '../styles/open-results.css';
import '../styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserLanguage, readLanguageCookie } from '../texts/language-cookie.ts';
import { loadMessages } from '../texts/load-messages.ts';
import { App } from './app.tsx';
import { Stopped } from './app-error-boundary.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with id root');
const page = createRoot(root);
const language = readLanguageCookie() ?? browserLanguage(navigator.languages);
loadMessages(language).then(
  (messages) =>
    page.render(
      <StrictMode>
        <App start={{ language, messages }} />
      </StrictMode>,
    ),
  () => page.render(<Stopped />),
);

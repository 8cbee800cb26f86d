import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.ts';
import { LanguageProvider, type SpokenLanguage } from '../texts/language-provider.tsx';
import { AppErrorBoundary } from './app-error-boundary.tsx';
import { AppRoutes } from './app-routes.tsx';

/** When a session ends in the middle of something, the page goes to the log-in and remembers where it was. */
function leaveForLogIn(): void {
  if (location.pathname === '/') return;
  const here = location.pathname + location.search;
  location.assign(`/?problem=session-expired&returnTo=${encodeURIComponent(here)}`);
}

export function App({ start }: { readonly start: SpokenLanguage }) {
  const [queries] = useState(() => createQueryClient(leaveForLogIn));
  return (
    <LanguageProvider start={start}>
      <AppErrorBoundary>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <AppRoutes />
          </BrowserRouter>
        </QueryClientProvider>
      </AppErrorBoundary>
    </LanguageProvider>
  );
}

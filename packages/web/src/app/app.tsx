import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.ts';
import { LanguageProvider } from '../texts/language-provider.tsx';
import { AppErrorBoundary } from './app-error-boundary.tsx';
import { AppRoutes } from './app-routes.tsx';

/** When a session ends in the middle of something, the page goes to the log-in and remembers where it was. */
function leaveForLogIn(): void {
  const here = location.pathname;
  if (here === '/') return;
  location.assign(`/?problem=session-expired&returnTo=${encodeURIComponent(here)}`);
}

export function App() {
  const [queries] = useState(() => createQueryClient(leaveForLogIn));
  return (
    <LanguageProvider>
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

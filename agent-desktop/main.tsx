import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/tokens.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { must } from '@zentrale/kernel/values';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LiveRegions } from './announce/announce.tsx';
import { queryClient } from './api/queries.ts';
import { listenToKeys } from './keyboard/shortcuts.ts';
import { SignInGate } from './layouts/SignInGate.tsx';
import { router } from './routes.tsx';
import { activateLocale, initialLocale } from './text/i18n.ts';
import { cssVariablesResolver, theme } from './theme/theme.ts';

await activateLocale(initialLocale());
listenToKeys();

createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <LiveRegions />
          <Notifications position="bottom-right" limit={3} />
          <SignInGate>
            <RouterProvider router={router} />
          </SignInGate>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  </StrictMode>,
);

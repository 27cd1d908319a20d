import './ui/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client';
import { session } from './api/session';
import { App } from './app/app';
import { startI18n } from './app/i18n';
import { createRouter } from './app/router';

// The table of font slices is large and nothing waits for it: text shows in the system font until it is there.
void import('./ui/styles/fonts.css');
void session.start().catch(() => undefined);

const root = document.getElementById('root');
if (root) {
  await startI18n();
  createRoot(root).render(
    <StrictMode>
      <App router={createRouter()} queryClient={createQueryClient()} />
    </StrictMode>,
  );
}

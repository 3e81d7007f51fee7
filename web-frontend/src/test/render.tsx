import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useRouterState,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { ToastProvider } from '@/components/ui/toast';

/** Where the page has led to, for tests to read. */
function Address() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return <output aria-label="address">{path}</output>;
}

/**
 * Shows a page as the app would, at "/", with the other addresses empty. Nothing is retried or kept between tests.
 */
export function renderPage(page: ReactNode) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute({
    component: () => (
      <>
        <Address />
        <Outlet />
      </>
    ),
  });
  const paths = [
    '/call-status/$id',
    '/calls/$id',
    '/analytics',
    '/reviews',
    '/dialling',
    '/settings',
    '/sandbox',
    '/login',
  ];
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: () => page }),
    ...paths.map((path) => createRoute({ getParentRoute: () => root, path })),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ['/'] }) });
  const user = userEvent.setup();
  const view = render(
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        {/* A small router for this page alone; the app's own type knows other routes. */}
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return { user, queryClient, ...view };
}

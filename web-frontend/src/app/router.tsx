import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router';
import { analyticsSearch } from '@/features/analytics/search';
import { session } from '@/lib/session';
import { z } from '@/lib/z';
import { CrashPage, LoadingPage, NotFoundPage, RootCrashPage } from './fallback-pages';
import { Shell } from './shell';

interface Context {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: RootCrashPage,
});

const loginSearch = z.object({ next: z.catch(z.optional(z.string()), undefined) });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search) => z.parse(loginSearch, search),
  component: lazyRouteComponent(() => import('./routes/login-route'), 'LoginRoute'),
});

/** Who has to choose a password or set up a second factor first does it here, outside the frame of the pages. */
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async () => {
    if ((await session.start()).kind !== 'signed_in') throw redirect({ to: '/login', replace: true });
  },
  component: lazyRouteComponent(() => import('./routes/setup-route'), 'SetupRoute'),
});

/** Everything below needs a user; who is not signed in is sent to the sign-in and back again. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const state = await session.start();
    if (state.kind === 'signed_in') {
      if (state.user.duties.length > 0) throw redirect({ to: '/setup', replace: true });
      return;
    }
    throw redirect({
      to: '/login',
      search: location.href === '/' ? {} : { next: location.href },
      replace: true,
    });
  },
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    const { state } = session;
    if (state.kind === 'signed_in' && state.user.role === 'analyst') throw redirect({ to: '/analytics' });
  },
  component: lazyRouteComponent(() => import('./routes/start-call-route'), 'StartCallRoute'),
});

const callStatus = createRoute({
  getParentRoute: () => signedIn,
  path: '/call-status/$id',
  component: lazyRouteComponent(() => import('./routes/call-status-route'), 'CallStatusRoute'),
});

const analytics = createRoute({
  getParentRoute: () => signedIn,
  path: '/analytics',
  validateSearch: (search) => ({
    ...z.parse(analyticsSearch, search),
    ...z.parse(z.object({ call: z.catch(z.optional(z.string()), undefined) }), search),
  }),
  component: lazyRouteComponent(() => import('./routes/analytics-route'), 'AnalyticsRoute'),
});

const callDetails = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls/$id',
  component: lazyRouteComponent(() => import('./routes/call-details-route'), 'CallDetailsRoute'),
});

const reviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./routes/reviews-route'), 'ReviewsRoute'),
});

const reanalysis = createRoute({
  getParentRoute: () => signedIn,
  path: '/reanalysis',
  component: lazyRouteComponent(() => import('./routes/reanalysis-route'), 'ReanalysisRoute'),
});

const dialling = createRoute({
  getParentRoute: () => signedIn,
  path: '/dialling',
  component: lazyRouteComponent(() => import('./routes/dialling-route'), 'DiallingRoute'),
});

const doNotCall = createRoute({
  getParentRoute: () => signedIn,
  path: '/do-not-call',
  component: lazyRouteComponent(() => import('./routes/privacy-routes'), 'DoNotCallRoute'),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  component: lazyRouteComponent(() => import('./routes/privacy-routes'), 'AuditRoute'),
});

const personalData = createRoute({
  getParentRoute: () => signedIn,
  path: '/personal-data',
  component: lazyRouteComponent(() => import('./routes/privacy-routes'), 'PersonRoute'),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./routes/settings-route'), 'SettingsRoute'),
});

const status = createRoute({
  getParentRoute: () => signedIn,
  path: '/status',
  component: lazyRouteComponent(() => import('./routes/status-route'), 'StatusRoute'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./routes/account-route'), 'AccountRoute'),
});

const users = createRoute({
  getParentRoute: () => signedIn,
  path: '/users',
  component: lazyRouteComponent(() => import('./routes/users-route'), 'UsersRoute'),
});

const sandbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/sandbox',
  component: lazyRouteComponent(() => import('./routes/sandbox-route'), 'SandboxRoute'),
});

const routeTree = root.addChildren([
  login,
  setup,
  signedIn.addChildren([
    start,
    callStatus,
    analytics,
    callDetails,
    reviews,
    reanalysis,
    dialling,
    doNotCall,
    audit,
    personalData,
    settings,
    status,
    account,
    users,
    sandbox,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    // Plain words in the address, not JSON: `?q=998`, not `?q=%22998%22`. Pages read them tolerantly.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: CrashPage,
    defaultPendingComponent: LoadingPage,
    defaultPendingMs: 300,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

import { analytics } from './analytics';
import { auth } from './auth';
import { call } from './call';
import { calls } from './calls';
import { common } from './common';
import { details } from './details';
import { sandbox } from './sandbox';

export const messages = { ...common, auth, call, calls, analytics, details, sandbox };

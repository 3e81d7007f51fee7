import { account } from './account';
import { analytics } from './analytics';
import { auth } from './auth';
import { call } from './call';
import { calls } from './calls';
import { common } from './common';
import { details } from './details';
import { dialling } from './dialling';
import { privacy } from './privacy';
import { reanalysis } from './reanalysis';
import { reviews } from './reviews';
import { sandbox } from './sandbox';
import { settings } from './settings';
import { status } from './status';
import { users } from './users';

export const messages = {
  ...common,
  account,
  auth,
  call,
  calls,
  analytics,
  details,
  dialling,
  privacy,
  reanalysis,
  reviews,
  sandbox,
  settings,
  status,
  users,
};

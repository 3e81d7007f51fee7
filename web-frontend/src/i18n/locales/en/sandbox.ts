import type { Translated } from '../../messages';
import type { sandbox as ru } from '../ru/sandbox';

export const sandbox = {
  title: 'Sandbox',
  subtitle: 'What HALO would have sent to customers',
  notice_title: 'Nothing here has left this machine',
  notice_text:
    'A mock stands in for the real SMS service: it keeps every message here, where you can read it. Nobody received any of them, and no carrier will charge for them.',
  list: 'Messages',
  count_one: '{{formatted}} message, newest first',
  count_other: '{{formatted}} messages, newest first',
  latest: 'The latest {{formatted}}, newest first',
  empty_title: 'Nothing has been sent yet',
  empty_text: 'A message appears here when a call ends with interest and HALO has prepared a follow-up.',
  empty_action: 'New call',
  real_title: 'Messages really go out here',
  real_text:
    'The mock is switched off, so the sandbox has nothing to show. What was sent stands in the details of each call.',
  real_action: 'Go to analytics',
  to_call: 'Open the call',
  to_call_of: 'Open the call to {{number}}',
  not_sent: 'not sent',
  channel: {
    sms: 'SMS',
    telegram: 'Telegram',
  },
} satisfies Translated<typeof ru>;

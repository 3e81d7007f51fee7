import type { Translated } from '../../messages';
import type { sandbox as ru } from '../ru/sandbox';

export const sandbox = {
  title: 'Майдони озмоиш',
  subtitle: 'Чизе ки HALO ба муштариён мефиристод',
  notice_title: 'Ҳеҷ яки инҳо аз ин компютер берун нарафтааст',
  notice_text:
    'Ба ҷои хизмати ҳақиқии SMS монанди он кор мекунад: он паёмҳоро барои хондан дар ҳамин ҷо нигоҳ медорад. Касе онҳоро нагирифтааст ва оператори алоқа барои онҳо маблағ намегирад.',
  list: 'Паёмҳо',
  count_one: '{{formatted}} паём, аввал навҳо',
  count_other: '{{formatted}} паём, аввал навҳо',
  latest: '{{formatted}} паёми охирин, аввал навҳо',
  empty_title: 'Ҳоло чизе фиристода нашудааст',
  empty_text:
    'Вақте ки занг бо шавқмандӣ ба охир мерасаду HALO паём тайёр мекунад, он дар ин ҷо пайдо мешавад.',
  empty_action: 'Занги нав',
  real_title: 'Дар ин ҷо паёмҳо воқеан фиристода мешаванд',
  real_text:
    'Реҷаи озмоишӣ хомӯш аст, бинобар ин нишон додани чизе нест. Паёмҳои фиристодашуда дар саҳифаи ҳар занг ҳастанд.',
  real_action: 'Ба таҳлил',
  to_call: 'Кушодани занг',
  to_call_of: 'Кушодани занг ба {{number}}',
  not_sent: 'фиристода нашудааст',
  channel: {
    sms: 'SMS',
    telegram: 'Telegram',
  },
} satisfies Translated<typeof ru>;

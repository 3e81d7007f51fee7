import type { Translated } from '../../messages';
import type { auth as ru } from '../ru/auth';

export const auth = {
  title: 'Воридшавӣ',
  welcome: 'Воридшавӣ ба HALO AI',
  lead: 'Зангҳо бо овози зеҳни сунъӣ: аз гирифтани рақам то дархост дар CRM.',
  username: 'Номи корбар',
  password: 'Парол',
  show_password: 'Паролро нишон додан',
  hide_password: 'Паролро пинҳон кардан',
  submit: 'Ворид шудан',
  submitting: 'Ворид мешавем…',
  second_title: 'Боз як қадам',
  second_lead: 'Шаш рақамро аз барномаи аутентификатор ё рамзи захиравиро ворид кунед.',
  code: 'Рамз',
  back: 'Бо ҳисоби дигар даромадан',
  expired: 'Сеанс ба охир расид. Аз нав ворид шавед — шуморо ба ҳамон ҷо бармегардонем.',
  locked: 'Кӯшишҳо аз ҳад зиёданд. Баъди {{time}} кӯшиш кунед.',
  locked_over: 'Акнун аз нав кӯшиш кардан мумкин аст.',
  insecure_title: 'Воридшавии озмоишӣ',
  insecure:
    'Ном admin, парол admin. Бо ин ҳар кас даромада метавонад, аз ин рӯ танҳо барои озмоиш дар компютери худ мувофиқ аст.',
  insecure_fill: 'Пур кардан',
} satisfies Translated<typeof ru>;

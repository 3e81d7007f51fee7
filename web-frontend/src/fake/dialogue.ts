import type { Speaker } from '@/entities/call/schema';

export interface Line {
  readonly speaker: Speaker;
  readonly text: string;
  /** Seconds since the answer. */
  readonly offset: number;
}

/** A short talk that ends well, for the pages under development. */
export const DIALOGUE: readonly Line[] = [
  {
    speaker: 'agent',
    text: 'Здравствуйте! Это HALO, компания «Навруз Телеком». Удобно говорить минуту?',
    offset: 0.6,
  },
  { speaker: 'customer', text: 'Да, здравствуйте. Только недолго, пожалуйста.', offset: 5.2 },
  {
    speaker: 'agent',
    text: 'Спасибо. Ваш тариф заканчивается 30 ноября. Можем продлить его со скидкой 15 % — или подобрать пакет побольше, если интернета не хватает.',
    offset: 9.1,
  },
  {
    speaker: 'customer',
    text: 'Интернета как раз не хватало в прошлом месяце. А что за пакет?',
    offset: 18.4,
  },
  {
    speaker: 'agent',
    text: '«Бизнес 80»: 80 гигабайт и безлимитные звонки по сети. С вашей скидкой выходит 94 000 сумов в месяц.',
    offset: 24.2,
  },
  {
    speaker: 'customer',
    text: 'Звучит нормально. Пришлите условия сообщением, и я подтвержу.',
    offset: 33.7,
  },
  { speaker: 'agent', text: 'Отправлю через минуту. Хорошего дня!', offset: 38.5 },
];

import type { Translated } from '../../messages';
import type { sandbox as ru } from '../ru/sandbox';

export const sandbox = {
  title: 'Sinov maydoni',
  subtitle: 'HALO mijozlarga nima yuborgan boʻlardi',
  notice_title: 'Bularning hech biri bu kompyuterdan chiqmagan',
  notice_text:
    'Haqiqiy SMS xizmati oʻrnida uning oʻxshashi ishlaydi: u xabarlarni oʻqib koʻrishingiz uchun shu yerda saqlaydi. Ularni hech kim olmagan va aloqa operatori ular uchun haq olmaydi.',
  list: 'Xabarlar',
  count_one: '{{formatted}} ta xabar, avval yangilari',
  count_other: '{{formatted}} ta xabar, avval yangilari',
  latest: 'Oxirgi {{formatted}} ta, avval yangilari',
  empty_title: 'Hali hech narsa yuborilmagan',
  empty_text: 'Qoʻngʻiroq qiziqish bilan tugab, HALO xabar tayyorlaganda, u shu yerda paydo boʻladi.',
  empty_action: 'Yangi qoʻngʻiroq',
  real_title: 'Bu yerda xabarlar haqiqatan yuboriladi',
  real_text:
    'Oʻxshash xizmat oʻchirilgan, shuning uchun bu yerda koʻrsatadigan narsa yoʻq. Yuborilgan xabarlar har bir qoʻngʻiroq sahifasida turadi.',
  real_action: 'Tahlilga oʻtish',
  to_call: 'Qoʻngʻiroqni ochish',
  to_call_of: '{{number}} raqamiga qoʻngʻiroqni ochish',
  not_sent: 'yuborilmagan',
  channel: {
    sms: 'SMS',
    telegram: 'Telegram',
  },
} satisfies Translated<typeof ru>;

import type { Translated } from '../../messages';
import type { reanalysis as ru } from '../ru/reanalysis';

export const reanalysis = {
  title: 'Qayta tahlil',
  subtitle:
    'Oʻtgan suhbatlar qaytadan baholanadi. Siz qaror qilmaguningizcha hech narsa yuborilmaydi va oʻzgarmaydi',
  start_title: 'Qaytadan baholash',
  start_text: 'Davr ichidagi tugagan qoʻngʻiroqlar, koʻpi bilan oxirgi mingta',
  analyzer: 'Kim baholaydi',
  name: {
    current: 'Hozirgi tahlilchi',
    rules: 'Qoidalar, modelsiz',
  },
  period: 'Davr',
  days_one: '{{count}} kun',
  days_other: '{{count}} kun',
  start: 'Boshlash',
  list: 'Qayta tahlillar',
  empty: 'Hali hech narsa qayta baholanmagan',
  empty_text: 'Tahlilchi va davrni tanlang: nima oʻzgarishini koʻrsatamiz.',
  by: '{{analyzer}} · {{name}} boshladi, {{time}}',
  state: {
    running: 'bajarilmoqda',
    done: 'tayyor, qaror kutmoqda',
    promoting: 'almashtirilmoqda',
    promoted: 'almashtirildi',
    discarded: 'rad etildi',
    unknown: 'nomaʼlum',
  },
  progress: 'Tahlil borishi',
  figures:
    '{{total}} tadan {{judged}} tasi qayta baholandi, {{changed}} tasi farq qiladi, {{left}} tasi oʻz holicha qoldi, {{replaced}} tasi almashtirildi',
  differences: 'Nimasi farq qiladi',
  difference: {
    disposition: 'Natija',
    interest: 'Qiziqish',
    lead: 'Lid',
    opt_out: 'Qoʻngʻiroqlardan voz kechish',
    callback: 'Qayta qoʻngʻiroq',
    summary: 'Xulosa',
  },
  show: 'Nima oʻzgarishini koʻrsatish',
  hide: 'Oʻzgarishlarni yashirish',
  changes: 'Oʻzgarishlar',
  promote: 'Xulosalarni almashtirish',
  promote_text:
    'Roʻyxat va hisobotlarda xulosalar almashadi. Hech narsa yuborilmaydi, lid yaratilmaydi; qoʻngʻiroq qilmaslikni soʻraganlar taqiq roʻyxatiga tushadi.',
  discard: 'Rad etish',
  call: '{{number}}-suhbat',
  replaced: 'almashtirildi',
  before: 'Edi',
  after: 'Boʻlardi',
  lead: 'lid',
  link: 'Qayta tahlil',
} satisfies Translated<typeof ru>;

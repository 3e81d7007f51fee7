import type { Translated } from '../../messages';
import type { users as ru } from '../ru/users';

export const users = {
  title: 'Foydalanuvchilar',
  subtitle: 'HALOʼda kim ishlay oladi',
  admin_title: 'Bu administratorlar uchun',
  admin_text:
    'Foydalanuvchi qoʻshish yoki birovning parolini almashtirish uchun administratorga murojaat qiling.',
  list: 'Foydalanuvchilar',
  you: 'bu siz',
  inactive: 'Oʻchirilgan',
  temporary: 'hali parol tanlamagan',
  second: 'ikkinchi qadam',
  add: 'Yangi foydalanuvchi',
  username: 'Foydalanuvchi nomi',
  password: 'Birinchi parol',
  password_hint: 'Kamida {{length}} belgi. Shaxsan topshiring.',
  role: 'Rol',
  create: 'Qoʻshish',
  created: '{{name}} qoʻshildi.',
  actions: 'Amallar: {{name}}',
  give: 'Parolni almashtirish',
  give_title: '{{name}} uchun yangi parol',
  give_text: 'Foydalanuvchining barcha seans va tokenlari tugaydi.',
  given: 'Parol almashtirildi.',
  deactivate: 'Oʻchirish',
  deactivate_title: '{{name}} oʻchirilsinmi?',
  deactivate_text: 'Seans va tokenlar darhol, dasturlar kalitlari esa butunlay tugaydi.',
  deactivated: '{{name}} endi kira olmaydi.',
  activate: 'Yoqish',
  activated: '{{name}} yana kira oladi.',
  take: 'Ikkinchi qadamni olib tashlash',
  take_title: '{{name}} ikkinchi qadami olib tashlansinmi?',
  take_text:
    'Telefon va zaxira kodlarini yoʻqotganlar uchun. Aynan shu odam soʻrayotganiga ishonch hosil qiling.',
  taken: 'Ikkinchi qadam olib tashlandi.',
} satisfies Translated<typeof ru>;

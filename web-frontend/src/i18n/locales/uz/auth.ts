import type { Translated } from '../../messages';
import type { auth as ru } from '../ru/auth';

export const auth = {
  title: 'Kirish',
  welcome: 'HALO AI tizimiga kirish',
  lead: 'Sunʼiy intellekt ovozi bilan qoʻngʻiroqlar: raqam terishdan CRMdagi arizagacha.',
  username: 'Foydalanuvchi nomi',
  password: 'Parol',
  show_password: 'Parolni koʻrsatish',
  hide_password: 'Parolni yashirish',
  submit: 'Kirish',
  submitting: 'Kirilmoqda…',
  second_title: 'Yana bir qadam',
  second_lead: 'Autentifikator ilovasidagi olti raqamni yoki zaxira kodini kiriting.',
  code: 'Kod',
  back: 'Boshqa hisob bilan kirish',
  expired: 'Seans tugadi. Qayta kiring — oʻsha joyga qaytaramiz.',
  locked: 'Urinishlar juda koʻp. {{time}} dan soʻng urinib koʻring.',
  locked_over: 'Endi qayta urinib koʻrish mumkin.',
  insecure_title: 'Sinov uchun kirish',
  insecure:
    'Nom admin, parol admin. Bu bilan hamma kira oladi, shuning uchun faqat oʻz kompyuteringizda sinash uchun yaraydi.',
  insecure_fill: 'Toʻldirish',
} satisfies Translated<typeof ru>;

export const auth = {
  title: 'Вход',
  welcome: 'Вход в HALO AI',
  lead: 'Звонки с ИИ-голосом: от набора номера до заявки в CRM.',
  username: 'Имя пользователя',
  password: 'Пароль',
  show_password: 'Показать пароль',
  hide_password: 'Скрыть пароль',
  submit: 'Войти',
  submitting: 'Входим…',
  expired: 'Сеанс закончился. Войдите снова — вернём вас туда же.',
  locked: 'Слишком много попыток. Попробуйте через {{time}}.',
  locked_over: 'Можно попробовать снова.',
  insecure_title: 'Пробный вход',
  insecure:
    'Имя admin, пароль admin. Так войдёт любой, поэтому годится только для пробы на своём компьютере.',
  insecure_fill: 'Подставить',
};

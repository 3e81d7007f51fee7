export const auth = {
  title: 'Вход',
};

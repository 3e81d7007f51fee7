export const analytics = {
  title: 'Аналитика',
};

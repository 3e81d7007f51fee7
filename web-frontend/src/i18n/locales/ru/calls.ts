export const calls = {
  title: 'Новый звонок',
};

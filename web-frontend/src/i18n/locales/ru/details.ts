export const details = {
  title: 'Звонок',
};

export const sandbox = {
  title: 'Песочница',
};

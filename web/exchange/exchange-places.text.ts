// What the frame says of these pages: it is loaded with the first one, so the other words stand apart.
export const exchangePlaces = {
  place: 'Imports',
  settings: 'Settings',
  export: 'Export',
  events: 'Events',
  sample: 'Sample company',
  webhooks: 'Webhooks',
  newImport: 'New import',
  imports: 'Imports',
};

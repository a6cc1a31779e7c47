// What the frame says of these pages: it is loaded with the first one, so the other words stand apart.
export const settingsPlaces = {
  place: 'Settings',
  account: 'My account',
  workspace: 'Workspace',
  members: 'Members',
  apiKeys: 'API keys',
  reference: 'API reference',
  audit: 'Audit log',
  invite: 'Invite somebody',
};

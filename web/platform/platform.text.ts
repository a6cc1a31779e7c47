export const platformText = {
  undo: 'Undo',
  undone: 'Undone',
  failed: 'That did not work',
  stale: 'Somebody changed this meanwhile. The newest version is shown now: try again.',
  code: (code: string) => `Code: ${code}`,
};

export const themeText = { close: 'Close', overlays: 'Dialogs and menus' };

export const themeText = { close: 'Close' };

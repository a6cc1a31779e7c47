// What must not wait for the application, which is still on its way.

// The colour scheme, before the first paint.
(() => {
  let wanted = 'auto';
  try {
    wanted = localStorage.getItem('mantine-color-scheme-value') || 'auto';
  } catch {
    // Storage may be forbidden: the system's scheme applies.
  }
  const isDark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();

// Who is there: the first question of every page but those in front of the door. The application's own request takes this answer.
if (location.pathname === '/' || location.pathname.startsWith('/w/')) {
  const question = document.createElement('link');
  Object.assign(question, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: '/api/v1/session' });
  document.head.append(question);
}

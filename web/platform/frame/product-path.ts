/**
 * Where the same page is in another product: lists keep their path, a single thing (it exists only here) gives way to its list.
 * Ids carry a prefix and an underscore (`prb_…`), names of pages do not.
 */
export function pathInProduct(pathname: string, workspaceId: string, productId: string): string {
  const parts = pathname.split('/').filter(Boolean);
  const isInProduct = parts[0] === 'w' && parts[2] === 'p';
  const rest = isInProduct ? parts.slice(4) : [];
  const firstId = rest.findIndex((part) => /^[a-z]{3}_/.test(part));
  return ['', 'w', workspaceId, 'p', productId, ...(firstId === -1 ? rest : rest.slice(0, firstId))].join('/');
}

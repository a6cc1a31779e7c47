import {
  type SearchAnswer,
  type SearchHit,
  type SearchKind,
  searchAnswer,
  searchKinds,
  searchRequest,
} from '../../../contract/platform/search.ts';
import type { AreaModule } from '../area.ts';
import { get, routes } from '../http/route.ts';
import { query } from '../query.ts';
import { typedQuery, typedWords } from '../words.ts';
import { marked, snippetBelow } from './snippet.ts';
import type { Found, SearchQuestion } from './source.ts';

/** One search over everything that these areas hold, and the route to it. */
export function searchOver(areas: readonly AreaModule[]): AreaModule {
  const sources = areas
    .flatMap((area) => area.searches ?? [])
    .toSorted((a, b) => searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind));

  const search = query({
    name: 'workspace.searched',
    input: searchRequest,
    can: 'read',
    async run(scope, input): Promise<SearchAnswer> {
      const words = typedWords(input.q);
      const text = typedQuery(input.q);
      if (text === null) return { groups: [] };
      const question: SearchQuestion = {
        words,
        query: text,
        productId: input.productId,
        nearProductId: input.nearProductId,
        limit: input.limit + 1,
      };
      const asked = sources.filter(
        (source) => scope.actor.permissions.includes(source.can) && (input.kinds === undefined || input.kinds.includes(source.kind)),
      );
      const groups: SearchAnswer['groups'] = [];
      for (const source of asked) {
        const found = await source.find(scope, question);
        if (found.length === 0) continue;
        groups.push({
          kind: source.kind,
          hits: found.slice(0, input.limit).map((one) => hitOf(source.kind, one, words)),
          hasMore: found.length > input.limit,
        });
      }
      return { groups };
    },
  });

  return {
    name: 'search',
    routes: [routes('Search', [get('/search', search, { answer: searchAnswer, summary: 'Search over everything' })])],
  };
}

const hitOf = (kind: SearchKind, found: Found, words: readonly string[]): SearchHit => ({
  kind,
  id: found.id,
  title: marked(found.title, words),
  snippet: found.body ? snippetBelow(found.title, found.body, words) : null,
  note: found.note ?? null,
  productId: found.productId ?? null,
  subject: found.subject ?? null,
});

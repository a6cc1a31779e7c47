// The search over everything, for words that are rare, everywhere and nowhere: each takes another way through the indexes.
import { type Figure, percentile, timesOf } from './figure.ts';
import { call, type Member, type Served } from './served.ts';

const questions = {
  'a word that one ticket holds': 'ticket 77',
  'a word that every thousandth ticket holds': 'part 517',
  'a word that every ticket holds': 'lose',
  'words that every ticket holds': 'tell nobody when',
  'a word that nobody wrote': 'zeppelin',
  'a word of every problem': 'report quarter',
  'three letters of every person': 'per',
  'a word of every address': 'example',
  'a name': 'account 99',
};

export async function benchSearch(label: string, served: Served, member: Member, productId: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, typed] of Object.entries(questions)) {
    const search = () => call(served, member, 'GET', `/search?q=${encodeURIComponent(typed)}&nearProductId=${productId}`);
    await search();
    figures.push({
      name: `${label}: search for ${name}, p95`,
      value: percentile(await timesOf(50, search), 0.95),
      unit: 'ms',
      target: 100,
    });
  }
  return figures;
}

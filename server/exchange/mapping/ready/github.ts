// Issues of GitHub: the answer of its REST API, or what its command line writes (`gh issue list --json number,title,body,labels,author,url,…`).
import type { ReadyField, ReadyMapping } from './ready-mapping.ts';

const tells = [['number'], ['title'], ['state', 'labels', 'body'], ['html_url', 'url']];
/** The API lists pull requests among issues. */
const leaveOut: ReadyMapping['leaveOut'] = [{ column: 'pull_request.url', is: 'empty' }];
/** Numbers come again in another repository; addresses do not. */
const externalId: ReadyField = { column: ['html_url', 'url'] };
const labels: ReadyField = { column: ['labels'], options: { separator: ';' } };
const testedWith = 'the example answer of the GitHub REST API, August 2019';

export const githubMappings: readonly ReadyMapping[] = [
  {
    id: 'github-issues',
    name: 'GitHub issues, as evidence',
    source: 'github',
    kind: 'evidence',
    tells,
    fields: {
      externalId,
      kind: { constant: 'vote' },
      title: { column: ['title'] },
      body: { column: ['body'] },
      occurredAt: { column: ['created_at', 'createdAt'] },
      person: { column: ['user.login', 'author.login'], options: { by: 'externalId', whenMissing: 'create' } },
      unnamedPeople: { column: ['reactions.+1', 'reactions.THUMBS_UP'] },
      sourceUrl: externalId,
      tags: labels,
    },
    leaveOut,
    testedWith,
  },
  {
    id: 'github-issues-as-problems',
    name: 'GitHub issues, as problems',
    source: 'github',
    kind: 'problem',
    tells,
    fields: {
      externalId,
      title: { column: ['title'] },
      status: { column: ['state'], options: { values: { open: 'heard', closed: 'released' } } },
      tags: labels,
    },
    leaveOut,
    testedWith,
  },
];

import { isBeyond } from './threshold.mjs';

/** What GitHub takes in one comment. */
const LIMIT = 65_536;

const PAGE = 100;

/** Pages of comments that are looked through. */
const PAGES = 30;

/** A hidden first line by which the comment is found again; each set of scenarios has a comment of its own. */
export const markerOf = scenarios =>
  `<!-- tco-check ${encodeURIComponent(scenarios.join(' ')).replaceAll('-', '%2D')} `;

export const isWorthAComment = ({ verdict, totals }, threshold) => {
  const beyond = totals.filter(total => isBeyond(threshold, total));
  return verdict !== 'pass' || beyond.length > 0;
};

/**
 * Keeps one comment: writes it where it is worth one, and brings an old one up to date. One that says pass stays as it is while
 * nothing is worth a word; one that says otherwise is not left standing when that is over. Says what was done.
 */
export async function stickyComment({ api, repository, number, token, marker, verdict, body, isWorth }) {
  const call = caller(api, token);
  const comments = `/repos/${repository}/issues/${number}/comments`;
  const old = await found(call, comments, marker);
  const wasPass = old?.body.startsWith(`${marker}pass -->`);
  if (!isWorth && (!old || wasPass)) return 'not needed';
  const text = `${marker}${verdict} -->\n${body}`.slice(0, LIMIT);
  if (!old) {
    await call('POST', comments, { body: text });
    return 'written';
  }
  if (old.body === text) return 'unchanged';
  await call('PATCH', `/repos/${repository}/issues/comments/${old.id}`, { body: text });
  return 'updated';
}

async function found(call, comments, marker) {
  for (let page = 1; page <= PAGES; page++) {
    const listed = await call('GET', `${comments}?per_page=${PAGE}&page=${page}`);
    const mine = listed.find(({ body }) => body?.startsWith(marker));
    if (mine || listed.length < PAGE) return mine;
  }
  return undefined;
}

const caller = (api, token) => async (method, path, data) => {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'user-agent': 'tco-check',
      'x-github-api-version': '2022-11-28',
    },
    ...(data ? { body: JSON.stringify(data) } : {}),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw Object.assign(new Error(`GitHub answered ${answer.status}`), { status: answer.status });
  return answer.json();
};

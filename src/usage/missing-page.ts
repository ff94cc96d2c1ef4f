/** What is said where an answer of an API has more pages than were given. */
export const MISSING_PAGE = {
  message: 'the answer goes on on a page that is not here',
  hint: 'ask for the rest with `page=` and what `next_page` says, and give all pages, in files of their own or in one list',
} as const;

const ADDRESS =
  /(?<scheme>https?:\/*|[a-z][a-z0-9+.-]*:\/\/)(?<user>\S*:\S*@|[^\s/?#]*@)?(?<path>[^\s?#]*)(?<rest>[?#]\S*)?/gi;

/**
 * An address as it may be shown: without user name and password, and without its query, which may carry a token.
 * What is no address is shown as it is, so that any name that was typed can be passed through.
 */
export const shownAddress = (text: string): string =>
  text.replace(
    ADDRESS,
    (_, scheme: string, user: string | undefined, path: string, rest: string | undefined) =>
      `${scheme}${user ? '…@' : ''}${path}${rest ? `${rest[0]}…` : ''}`,
  );

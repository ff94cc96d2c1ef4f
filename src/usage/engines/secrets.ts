/** What must not be seen, and the one way in which an engine's words come out of an adapter. */
export class Secrets {
  readonly #texts = new Set<string>();

  add(secret: string | undefined, user?: string): void {
    if (!secret) return;
    const spelled = [secret, ...(user === undefined ? [] : [`${user}:${secret}`])];
    for (const text of spelled) {
      const escaped = JSON.stringify(text).slice(1, -1);
      for (const written of [text, escaped, encodeURI(wellFormed(text)), encodeURIComponent(wellFormed(text))])
        this.#texts.add(written);
      const coded = Buffer.from(text, 'utf8').toString('base64');
      for (const written of [coded, coded.replace(/=+$/, '')]) this.#texts.add(written);
    }
  }

  /** The text without the secrets, in whatever spelling, and without user and password of any address in it. */
  removedFrom(text: string): string {
    const longestFirst = [...this.#texts].sort((a, b) => b.length - a.length);
    const without = longestFirst.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
    return without.replace(USER_IN_ADDRESS, `$1${HIDDEN}@`);
  }
}

const HIDDEN = '…';
const USER_IN_ADDRESS = /\b([a-z][a-z0-9+.-]*:\/\/)\S*@/gi;

/** An environment may hold half a surrogate pair, which no address can spell. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

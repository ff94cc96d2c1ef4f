/** A plain-looking object whose values are read when they are asked for; listing its keys reads none. Defining as many getters would take longer than the whole start. */
export function lazySection(
  ids: () => readonly string[],
  has: (id: string) => boolean,
  read: (id: string) => unknown,
): object {
  const known = (id: string | symbol): id is string => typeof id === 'string' && has(id);
  return new Proxy(
    {},
    {
      has: (_, id) => known(id),
      get: (_, id) => (known(id) ? read(id) : undefined),
      ownKeys: () => [...ids()],
      // without the value, which is read through `get`
      getOwnPropertyDescriptor: (_, id) =>
        known(id) ? { value: undefined, enumerable: true, configurable: true, writable: true } : undefined,
    },
  );
}

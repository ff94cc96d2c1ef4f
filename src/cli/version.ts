declare const TCO_VERSION: string | undefined;

/** Put in by the build script from package.json, so that no file is read for it. */
export const VERSION: string = typeof TCO_VERSION === 'string' ? TCO_VERSION : '0.0.0';

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A database engine is machine code beside its JavaScript, which stays where it is installed. */
const engines = {
  name: 'engines',
  setup({ onResolve }) {
    onResolve({ filter: /^@duckdb\// }, ({ path }) => ({ path: import.meta.resolve(path), external: true }));
  },
};

/** The exports of `scripts/NAME.ts`, which is bundled into the folder `scratch`. */
export async function exportsOf(name, root, scratch) {
  const outfile = join(scratch, `${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`scripts/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    plugins: [engines],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile).href);
}

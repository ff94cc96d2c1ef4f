import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** What drawing takes besides the picture: the program itself, and the fonts, so that it looks the same on every machine. */
export interface RasterFiles {
  readonly wasm: Uint8Array;
  readonly fonts: readonly Uint8Array[];
}

const FAMILY = 'DejaVu Sans';

let started: Promise<void> | undefined;

/** An SVG as PNG, with so many pixels for each of its own. */
export async function rasterise(svg: string, scale: number, { wasm, fonts }: RasterFiles): Promise<Uint8Array> {
  started ??= initWasm(wasm as Uint8Array<ArrayBuffer>);
  await started;
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [...fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}

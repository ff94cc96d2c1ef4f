/** The few parts of the engine's WebAssembly that are used here; the types of Node have none. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

export const WEB_ASSEMBLY = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;

/** A module ready to run; it may be sent to another thread, which then shares its machine code. */
export type CompiledModule = object;

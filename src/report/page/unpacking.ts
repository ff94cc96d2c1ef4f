/** The program of the page as it travels. */
export interface PackedProgram {
  /** SHA-256 of its text in Base64: the policy lets nothing else run. */
  readonly hash: string;
  /** Its text, by gzip, in Base64. */
  readonly packed: string;
}

/** Id of the element that holds it. */
export const PROGRAM = 'program';

/** The script that unpacks the program and runs it as a script of the page; a browser that cannot has the page without sliders. */
export const UNPACKING = `addEventListener('DOMContentLoaded',async()=>{
const packed=Uint8Array.from(atob(document.getElementById('${PROGRAM}').textContent),c=>c.charCodeAt(0));
const text=new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
document.body.append(Object.assign(document.createElement('script'),{textContent:await text}));
});`;

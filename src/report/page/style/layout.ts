/** From a phone of 360 pixels to a projector: one column, then two with the sliders beside. */
export const LAYOUT = `*{box-sizing:border-box}
html{font-size:clamp(15.5px,.5vw + 9.8px,22px);scroll-behavior:smooth;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}
.page{max-width:92rem;margin:0 auto;padding:0 clamp(1rem,2.5vw,2.5rem)}
header.page{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between;padding-top:1.75rem;padding-bottom:1rem}
header h1{margin:0;font-size:clamp(1.35rem,1rem + 1.6vw,1.95rem);line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
header .meta{flex-basis:100%;max-width:none;margin:.25rem 0 0;color:var(--faint)}
main{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2.5rem;align-items:start;padding-bottom:3rem}
section{border-top:1px solid var(--grid);padding:1.4rem 0 1.6rem;min-width:0}
section:target h2{color:var(--accent)}
h2{font-size:1.22rem;line-height:1.3;margin:0 0 .7rem;letter-spacing:-.01em}
h3{font-size:1rem;margin:1.3rem 0 .4rem}
p,ul{margin:.55rem 0;max-width:78ch;overflow-wrap:anywhere}
ul{padding-left:1.2rem}
li{margin:.2rem 0}
.lead{font-size:1.18rem;line-height:1.45;text-wrap:pretty}
#verdict{border-top:3px solid var(--accent)}
#verdict .lead{font-size:clamp(1.2rem,1rem + .9vw,1.6rem);line-height:1.36;letter-spacing:-.01em;margin:.2rem 0 .9rem}
#verdict h2{font-size:.82rem;font-weight:650;color:var(--accent);margin-bottom:.1rem}
.small,.faint{color:var(--faint)}
.small{font-size:.9rem}
.contents{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:.2rem 0 1.4rem;padding:0;list-style:none;max-width:none;font-size:.9rem}
.contents li{margin:0}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
footer{border-top:1px solid var(--grid);padding-top:1rem;padding-bottom:2.5rem;color:var(--faint);font-size:.85rem;overflow-wrap:anywhere}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem 1rem;z-index:9}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
@media(min-width:62rem){main{grid-template-columns:minmax(0,1fr) minmax(18rem,21rem)}
main>section,main>nav{grid-column:1}
aside{grid-column:2;grid-row:1/span 99;position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow-y:auto;scrollbar-width:thin}}
@media(prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
`;

/** The costs as they are now, and the sliders that change them. */
export const CONTROLS = `aside{background:var(--panel);border-radius:.6rem;padding:0 1.1rem 1.2rem;margin:0 0 1.4rem}
aside h2{font-size:1rem;margin:0}
.now{position:sticky;top:0;background:var(--panel);padding:1rem 0 .7rem;z-index:1;border-bottom:1px solid var(--grid)}
.now ul{list-style:none;padding:0;margin:.45rem 0 0}
.now li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 .8rem;margin:0 0 .38rem;font-size:.92rem;line-height:1.35}
.now li span:first-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.now li.best{font-weight:650}
.now li.best rect.bar{fill:var(--accent)}
.now li.impossible{color:var(--faint)}
.now svg{grid-column:1/-1;width:100%;height:.34rem;display:block;margin-top:.12rem}
.now rect.bar{fill:var(--edge)}
.now rect.track{fill:var(--grid)}
.state{margin:.5rem 0 0;font-size:.85rem;color:var(--faint);min-height:1.4em}
.changed .state{color:var(--bad);font-weight:600}
fieldset{border:0;margin:.9rem 0 0;padding:0;min-width:0}
legend{font-size:.8rem;color:var(--faint);padding:0;margin-bottom:.1rem}
.slider{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.05rem .6rem;align-items:baseline;padding:.3rem 0}
.slider label{font-size:.9rem;line-height:1.3;overflow-wrap:anywhere}
.slider .value{white-space:nowrap;font-size:.86rem;color:var(--faint)}
.slider input[type=number]{width:5.2rem;font:inherit;font-size:.95rem;color:var(--text);background:var(--ground);border:1px solid var(--edge);border-radius:.3rem;padding:.12rem .3rem;text-align:right;appearance:textfield;-moz-appearance:textfield}
.slider input::-webkit-inner-spin-button{display:none}
.slider input[type=range]{grid-column:1/-1;width:100%;height:1.5rem;margin:0;accent-color:var(--accent);cursor:pointer}
.slider.moved label{font-weight:650}
.slider p{grid-column:1/-1;margin:0;font-size:.8rem;color:var(--faint);line-height:1.35}
button,.button{font:inherit;font-size:.88rem;color:var(--text);background:var(--ground);border:1px solid var(--edge);border-radius:.35rem;padding:.28rem .75rem;cursor:pointer;text-decoration:none}
button:hover,.button:hover{border-color:var(--accent)}
button:disabled{color:var(--faint);cursor:default;border-color:var(--grid)}
.buttons{display:flex;flex-wrap:wrap;gap:.45rem;margin:.8rem 0 0}
.handed-back h3{font-size:.9rem;margin:1.1rem 0 .3rem}
.handed-back pre{margin:0;max-height:11rem;overflow:auto;padding:.6rem .7rem;background:var(--ground);border:1px solid var(--grid);border-radius:.35rem;font:.8rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.fault{color:var(--bad);font-weight:600;font-size:.88rem}
html:not(.live) .live-only{visibility:hidden}
`;

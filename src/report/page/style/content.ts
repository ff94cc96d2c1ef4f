/** Tables, charts, and what stands in for a chart where it has not been drawn. */
export const CONTENT = `.scroll{overflow-x:auto;margin:.9rem 0;max-width:100%}
table{border-collapse:collapse;font-size:.92rem;min-width:min(100%,26rem)}
caption{text-align:left;font-weight:600;padding-bottom:.35rem}
th,td{padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid)}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:500;color:var(--faint);font-size:.86em;vertical-align:bottom;border-bottom-color:var(--edge)}
tbody th,tfoot th{font-weight:500;overflow-wrap:anywhere;min-width:6.5rem}
tbody td:not(.number){min-width:6rem}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
tfoot th,tfoot td{font-weight:650;border-bottom:0;border-top:1px solid var(--edge)}
.number{text-align:right;white-space:nowrap}
.side-by-side{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:0 2.5rem}
.side-by-side table{width:100%}
#assumptions table{width:100%;font-size:.86rem}
#assumptions th,#assumptions td{overflow-wrap:anywhere}
#assumptions tbody th{font-weight:400;min-width:11rem}
#assumptions td:nth-child(2){min-width:7.5rem}
#assumptions td:nth-child(3),#assumptions td:nth-child(5){white-space:nowrap;overflow-wrap:normal}
#assumptions td:nth-child(4){min-width:15rem}
#split td:last-child{min-width:15rem}
.origin{color:var(--faint)}
.origin.default{color:var(--bad);font-weight:600}
.origin.commandLine{color:var(--accent);font-weight:600}
figure{margin:1rem 0 1.2rem}
figure svg{display:block;width:100%;height:auto;max-width:62rem}
figcaption{color:var(--faint);font-size:.86rem;margin-top:.3rem}
@media(max-width:34rem){figure .wide{overflow-x:auto}figure .wide svg{min-width:34rem}}
details{margin:.6rem 0}
summary{cursor:pointer;color:var(--accent)}
.frozen{border-left:3px solid var(--bad);padding-left:.8rem}
[aria-busy=true]>.body{opacity:.45}
.busy{display:none;color:var(--bad);font-size:.82rem;font-weight:500;margin-left:.6rem;letter-spacing:0}
[aria-busy=true]>h2>.busy{display:inline}
`;

/** On paper: light, everything open, nothing that could be moved; what was moved stays to be read. */
export const PRINT = `@media print{@page{margin:15mm 14mm}
html{font-size:10.5pt}
main{display:block}
.page{max-width:none;padding:0}
aside{background:none;padding:0}
.now{position:static;padding:.6rem 0;background:none}
.buttons,.slider:not(.moved),fieldset:not(:has(.moved)),.slider input[type=range],.contents,.theme,.skip,.handed-back:not(.changed),.handed-back p{display:none}
section{break-inside:auto;padding:.9rem 0}
h2,h3,caption{break-after:avoid}
figure,tr,.now{break-inside:avoid}
.scroll{overflow:visible}
.handed-back pre{max-height:none}
table{font-size:.86rem}
details::details-content{content-visibility:visible;block-size:auto}
summary{display:none}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

import type { Palette } from './chart.ts';

/**
 * After the colours of Okabe and Ito that people who see few colours can tell apart, darkened until each is seen on white
 * (3 : 1 for what is drawn, 4.5 : 1 for text). No picture relies on them alone.
 */
export const LIGHT: Palette = {
  series: ['#0067a8', '#c4500a', '#007a5a', '#9c3d86', '#8a6800', '#2b8cb8', '#5145a8', '#8c2f39'],
  text: '#1d2129',
  faint: '#5c6470',
  grid: '#e2e5ea',
  background: '#ffffff',
  good: '#007a5a',
  bad: '#c4500a',
};

/** The same, lightened for a dark ground. */
export const DARK: Palette = {
  series: ['#5cb0f2', '#ff9b55', '#3ecfa3', '#e78fd2', '#e0bf4d', '#93d9f3', '#aaa0ff', '#f28b94'],
  text: '#eceff4',
  faint: '#a4adba',
  grid: '#333a45',
  background: '#15181d',
  good: '#3ecfa3',
  bad: '#ff9b55',
};

import { byId } from './elements.ts';

/** Light or dark against what the system has; kept for as long as the page is open. */
export function themeButton(): void {
  const button = byId('theme');
  const { dataset } = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (dataset.theme === undefined ? system.matches : dataset.theme === 'dark');
  const show = () => {
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `${isDark() ? 'Light' : 'Dark'} colours`);
  };
  button.addEventListener('click', () => {
    dataset.theme = isDark() ? 'light' : 'dark';
    show();
  });
  system.addEventListener('change', show);
  show();
}

/** Sections of lines as one page, an empty line between them; sections without lines are left out. */
export const joinedSections = (sections: readonly (readonly string[])[]): string =>
  `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;

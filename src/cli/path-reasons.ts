/** Why a path leads nowhere, by the code of the operating system; for reading and writing alike. */
export const PATH_REASONS: Readonly<Record<string, string>> = {
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

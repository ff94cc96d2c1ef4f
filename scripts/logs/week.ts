const HOURS = 24;

/** Hourly traffic of a working day: quiet until eight, a plateau with a dip at noon, quiet from six. */
const OFFICE_DAY = [1, 1, 1, 1, 1, 1, 2, 5, 11, 15, 17, 16, 12, 14, 17, 16, 13, 8, 4, 3, 2, 2, 1, 1];
const OFFICE_WEEKEND = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1];
/** Hourly traffic of people at home: the most of it in the evening. */
const EVENING_DAY = [5, 3, 2, 1, 1, 1, 2, 4, 6, 7, 8, 8, 9, 9, 8, 9, 10, 12, 15, 18, 20, 19, 15, 9];
const EVENING_WEEKEND = [8, 5, 3, 2, 1, 1, 2, 3, 6, 9, 11, 12, 13, 13, 13, 13, 14, 15, 17, 19, 20, 19, 16, 11];
/** A job that runs from one to five at night, every night, and next to nothing else. */
const NIGHT = Array.from({ length: HOURS }, (_, hour) => (hour >= 1 && hour < 5 ? 50 : 1));
const FLAT = Array<number>(HOURS).fill(1);

const WEEKS = {
  office: [OFFICE_DAY, OFFICE_WEEKEND],
  evenings: [EVENING_DAY, EVENING_WEEKEND],
  nights: [NIGHT, NIGHT],
  flat: [FLAT, FLAT],
} as const;

export type WeekName = keyof typeof WEEKS;

/** Relative traffic of the 168 hours of a week, from Monday 00:00 local time; the mean is 1. */
export function week(name: WeekName): readonly number[] {
  const [workday, weekend] = WEEKS[name];
  const hours = [workday, workday, workday, workday, workday, weekend, weekend].flat();
  const mean = hours.reduce((sum, weight) => sum + weight, 0) / hours.length;
  return hours.map(weight => weight / mean);
}

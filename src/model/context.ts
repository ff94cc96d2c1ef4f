import type { Catalog } from '../catalog/catalog.ts';
import type { Option, Scenario, Task } from '../scenario/scenario.ts';
import type { Calendar } from './calendar.ts';
import type { Demand } from './demand.ts';
import type { Discounting } from './discounting.ts';
import type { Drive } from './drive.ts';
import type { Barriers } from './eligibility/eligibility.ts';
import type { Faults } from './fault.ts';

/** Everything a cost formula may look at. */
export interface Context {
  readonly scenario: Scenario;
  readonly catalog: Catalog;
  /** `YYYY-MM-DD`: prices in force on this day. */
  readonly asOf: string;
  readonly calendar: Calendar;
  readonly discounting: Discounting;
  readonly demand: Demand;
  readonly drive: Drive;
  readonly faults: Faults;
  /** Why a task may not use an option; undefined when it may. */
  closed(task: Task, option: Option): string | undefined;
  /** All that closes an option to a task, each reason with its source. */
  readonly barriers: Barriers;
}

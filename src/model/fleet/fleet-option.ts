import type { BuyOption, RentOption } from '../../scenario/scenario.ts';

/** An option that is served by replicas of one's own choosing, rented or owned. */
export type FleetOption = RentOption | BuyOption;

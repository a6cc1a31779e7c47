export { differenceOf, type Estimate, meanOf, type PairedSums, ratioOf, type Sums, shareOf, totalOf } from './interval.ts';

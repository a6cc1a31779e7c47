/** What a record of the sample company is called by the others. Unique in the whole company. */
export type Key = string;

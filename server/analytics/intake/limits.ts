/** What the tracking API promises its senders. Units: bytes, after unpacking. Source: Segment, "HTTP API" (November 2025). */
export const batchBytesMost = 500 * 1024;
export const eventBytesMost = 32 * 1024;
export const batchEventsMost = 2_500;

/** Beyond these an event is kept aside: no question could be asked of it. */
export const propertiesMost = 255;
export const propertyNameMost = 200;
export const depthMost = 12;
export const idLengthMost = 255;
export const eventNameMost = 200;
/** Write keys of one request: senders that forward for several sources. */
export const keysMost = 10;
/** Different names of events that a source may have. */
export const eventNamesMost = 5_000;

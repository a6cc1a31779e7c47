import { hash } from 'node:crypto';

/** 64 bits that every copy of a message of one source shares, as 16 hexadecimal digits; nobody can make another message with the same. */
export const markOf = (sourceId: string, messageId: string): string => hash('sha256', `${sourceId}\n${messageId}`, 'hex').slice(0, 16);

/** As the store holds it. */
export const numberOfMark = (mark: string): string => BigInt(`0x${mark}`).toString();

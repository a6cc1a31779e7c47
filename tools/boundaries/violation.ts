/** One place where a source breaks a rule of the house. */
export interface Violation {
  rule: string;
  file: string;
  found: string;
  reason: string;
}

export const describeViolation = ({ rule, file, found, reason }: Violation): string => `${file}: ${rule}: ${found}\n    ${reason}`;

import { NativeSelect, Radio, Stack } from '@mantine/core';
import { type MemberFunction, memberFunctions, type Role, roles } from '../../../contract/platform/permission.ts';
import { settingsText as text } from './settings.text.ts';

export interface RoleFieldsProps {
  role: Role;
  onRole: (role: Role) => void;
  memberFunction: MemberFunction;
  onFunction: (memberFunction: MemberFunction) => void;
}

/** What somebody may do, and what they do. */
export function RoleFields({ role, onRole, memberFunction, onFunction }: RoleFieldsProps) {
  return (
    <>
      <Radio.Group label={text.role} value={role} onChange={(value) => onRole(value as Role)}>
        <Stack gap={10} mt={6}>
          {roles.map((one) => (
            <Radio key={one} value={one} label={text.roles[one]} description={text.roleMay[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <FunctionField value={memberFunction} onChange={onFunction} />
    </>
  );
}

export const functionOptions = memberFunctions.map((value) => ({ value, label: text.functions[value] }));

export function FunctionField({ value, onChange }: { value: MemberFunction; onChange: (value: MemberFunction) => void }) {
  return (
    <NativeSelect
      label={text.function}
      description={text.functionHint}
      data={functionOptions}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as MemberFunction)}
    />
  );
}

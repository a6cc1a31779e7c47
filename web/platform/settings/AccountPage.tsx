import { useHere } from '../session/here.ts';
import { Page } from '../ui/Page.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { ReaderSection } from './ReaderSection.tsx';
import { SessionSection } from './SessionSection.tsx';
import { settingsText as text } from './settings.text.ts';

/** Settings: what everybody decides for themselves. */
export function AccountPage() {
  const { member } = useHere();
  return (
    <Page title={text.account} lead={text.accountLead} layout="reading">
      <ProfileSection key={member.name} />
      <ReaderSection />
      <PasswordSection />
      <SessionSection />
    </Page>
  );
}

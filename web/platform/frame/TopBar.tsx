import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { Plus, Search } from 'lucide-react';
import { Bell } from '../notifications/Bell.tsx';
import { Keys } from '../ui/Keys.tsx';
import { frameText as text } from './frame.text.ts';
import { MemberMenu } from './MemberMenu.tsx';
import { ProductSwitcher } from './ProductSwitcher.tsx';
import { SchemeToggle } from './SchemeToggle.tsx';
import classes from './TopBar.module.css';

export function TopBar({ onSearch, onCapture, onHelp }: { onSearch: () => void; onCapture: (() => void) | undefined; onHelp: () => void }) {
  return (
    <header className={classes.bar}>
      <div className={classes.phoneProduct}>
        <ProductSwitcher />
      </div>
      <UnstyledButton className={classes.search} onClick={onSearch} aria-keyshortcuts="/ Control+K Meta+K">
        <Search size={15} aria-hidden />
        <span className={classes.searchText}>{text.searchField}</span>
        <Keys keys="/" isQuiet />
      </UnstyledButton>
      <div className={classes.end}>
        <ActionIcon className={classes.phoneSearch} onClick={onSearch} aria-label={text.search} size={36}>
          <Search size={18} aria-hidden />
        </ActionIcon>
        {onCapture && (
          <ActionIcon className={classes.phoneCapture} variant="filled" onClick={onCapture} aria-label={text.capture} size={36}>
            <Plus size={18} aria-hidden />
          </ActionIcon>
        )}
        {onCapture && (
          <Tooltip label={text.captureHint}>
            <Button className={classes.capture} onClick={onCapture} leftSection={<Plus size={15} aria-hidden />} aria-keyshortcuts="c">
              {text.capture}
            </Button>
          </Tooltip>
        )}
        <Bell />
        <SchemeToggle />
        <MemberMenu onHelp={onHelp} />
      </div>
    </header>
  );
}

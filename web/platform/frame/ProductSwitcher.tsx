import { Menu, UnstyledButton } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useHere } from '../session/here.ts';
import { sessionQuery } from '../session/session.ts';
import { ModelChip } from '../ui/LensChip.tsx';
import { frameText as text } from './frame.text.ts';
import classes from './ProductSwitcher.module.css';
import { pathInProduct } from './product-path.ts';

/** Which product is open, and the way to another. A list stays the same list in the other product. */
export function ProductSwitcher({ onGone }: { onGone?: (() => void) | undefined }) {
  const { workspace, product } = useHere();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const open = (href: string) => {
    onGone?.();
    void navigate({ href });
  };
  return (
    <Menu position="bottom-start" width={264}>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <span className={classes.names}>
            <span className={classes.above}>
              <span className={classes.workspace}>{workspace.name}</span>
              {product && <ModelChip model={product.businessModel} />}
            </span>
            <span className={classes.product}>{product?.name ?? text.noProduct}</span>
          </span>
          <ChevronsUpDown size={14} aria-hidden />
          <span className="sr-only">{text.switchProduct}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {workspace.products.length > 0 && <Menu.Label>{text.products}</Menu.Label>}
        {workspace.products.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={<Check size={14} aria-hidden style={{ visibility: one.id === product?.id ? 'visible' : 'hidden' }} />}
            rightSection={<ModelChip model={one.businessModel} />}
            onClick={() => open(pathInProduct(pathname, workspace.id, one.id))}
          >
            {one.name}
          </Menu.Item>
        ))}
        {session.workspaces.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{text.workspaces}</Menu.Label>
            {session.workspaces.map((one) => (
              <Menu.Item
                key={one.id}
                leftSection={<Check size={14} aria-hidden style={{ visibility: one.id === workspace.id ? 'visible' : 'hidden' }} />}
                onClick={() => open(`/w/${one.id}`)}
              >
                {one.name}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

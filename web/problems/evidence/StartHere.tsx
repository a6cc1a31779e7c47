import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { placeHref, placesOf, useAreas } from '../../platform/routing/area.ts';
import { useHere } from '../../platform/session/here.ts';
import { Keys } from '../../platform/ui/Keys.tsx';
import { evidenceText as text } from './evidence.text.ts';

/** How evidence comes in: by hand with a key, or from a file. */
export function StartHere() {
  const here = useHere();
  const areas = useAreas();
  const navigate = useNavigate();
  const imports = placesOf(areas, here).find((place) => place.key === 'imports');
  const href = imports && here.may('import') ? placeHref(here, imports) : undefined;
  return (
    <>
      {here.may('capture') && (
        <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          <Keys keys="c" /> {text.pressToCapture}
        </span>
      )}
      {href !== undefined && <Button onClick={() => void navigate({ href })}>{text.importFile}</Button>}
    </>
  );
}
